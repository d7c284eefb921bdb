package dev.kith.relay.runtime;

import dev.kith.relay.store.EventLog;
import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.ConnectionFactory;
import java.time.InstantSource;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts together what deletes events that are not kept.
@Configuration(proxyBeanMethods = false)
class RetentionConfiguration {

  @Bean
  @DependsOnDatabaseInitialization
  Sweeper sweeper(
      ConnectionFactory connections,
      EventLog log,
      RelayProperties properties,
      InstantSource clock,
      MeterRegistry meters) {
    Retention retention = properties.retention();
    Sweeper sweeper =
        new Sweeper(
            StoreConfiguration.plainClient(connections), log, retention.policy(), clock, meters);
    sweeper.every(retention.sweep());
    return sweeper;
  }
}
