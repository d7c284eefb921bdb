package dev.kith.relay.runtime;

import dev.kith.relay.http.AddressGate;
import dev.kith.relay.http.InformationDocument;
import dev.kith.relay.store.Blocks;
import dev.kith.relay.store.EventLog;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts together what operators decide while the relay runs.
@Configuration(proxyBeanMethods = false)
class ModerationConfiguration {

  private static final Duration START = Duration.ofSeconds(30);

  @Bean
  @DependsOnDatabaseInitialization
  ModerationList moderationList(
      ConnectionFactory connections,
      Blocks blocks,
      InformationDocument configured,
      Clients clients) {
    ModerationList list =
        new ModerationList(
            StoreConfiguration.plainClient(connections), blocks, configured, clients::block);
    list.refresh().block(START);
    return list;
  }

  @Bean
  ModerationDesk moderationDesk(
      ConnectionFactory connections, ModerationList list, Blocks blocks, EventLog log) {
    return new ModerationDesk(StoreConfiguration.plainClient(connections), list, blocks, log);
  }

  @Bean
  AddressGate addressGate(
      ModerationList list, SharedLedger ledger, InstantSource clock, RelayProperties properties) {
    return new AddressGate(
        list::isAddressBlocked,
        address -> ledger.request(address, clock.instant()),
        properties.budgets().proxyHeader());
  }
}
