package dev.kith.relay.runtime;

import dev.kith.model.crypto.KeyPair;
import dev.kith.relay.access.AccessMode;
import dev.kith.relay.access.EntryRule;
import dev.kith.relay.store.Bans;
import dev.kith.relay.store.EventLog;
import dev.kith.relay.store.Invites;
import dev.kith.relay.store.Members;
import dev.kith.servicekit.http.access.RoleSource;
import dev.kith.servicekit.startup.StartRefused;
import io.netty.util.NetUtil;
import io.r2dbc.spi.ConnectionFactory;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Puts together what says who may write.
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(AccessConfiguration.class);
  private static final Duration START = Duration.ofSeconds(30);

  /// On this machine everybody writes unless the operator says otherwise; beyond it, members do.
  @Bean
  AccessMode accessMode(RelayProperties properties, Environment environment) {
    boolean local = isLoopback(environment.getProperty("server.address", ""));
    List<String> owners =
        Binder.get(environment)
            .bind("kith.access.owners", Bindable.listOf(String.class))
            .orElse(List.of());
    if (!local && owners.isEmpty()) {
      throw new StartRefused(
          "A relay that others reach needs an owner: set kith.access.owners to your npub.");
    }
    AccessMode asked = properties.access();
    if (asked != null) {
      return asked;
    }
    return local ? AccessMode.OPEN : AccessMode.INVITE;
  }

  private static boolean isLoopback(String address) {
    InetAddress parsed = NetUtil.createInetAddressFromIpAddressString(address);
    return address.equals("localhost") || (parsed != null && parsed.isLoopbackAddress());
  }

  @Bean
  @DependsOnDatabaseInitialization
  MemberList memberList(
      ConnectionFactory connections,
      Members members,
      Bans bans,
      List<RoleSource> roles,
      KeyPair relayKey) {
    MemberList list =
        new MemberList(
            StoreConfiguration.plainClient(connections),
            members,
            bans,
            roles,
            relayKey.publicKey());
    list.refresh().block(START);
    return list;
  }

  @Bean
  EntryRule entryRule(AccessMode mode, MemberList list) {
    return new EntryRule(mode, list::isMember, list::isBanned);
  }

  @Bean
  MembershipDesk membershipDesk(
      AccessMode mode,
      MemberList list,
      Members members,
      Invites invites,
      Bans bans,
      EventLog log,
      FanOut fanOut,
      RelaySigner signer,
      InstantSource clock) {
    MembershipDesk desk =
        new MembershipDesk(mode, list, members, invites, bans, log, fanOut, signer, clock);
    desk.firstInvite()
        .blockOptional(START)
        .ifPresent(code ->
            LOG.info(
                "the first invite to this relay, for one key, is {} (kith.access.owners need none)",
                code));
    return desk;
  }

  /// Looks at intervals whether other replicas have changed something.
  @Bean(destroyMethod = "dispose")
  Disposable memberListRounds(MemberList list, RelayProperties properties) {
    return Flux.interval(properties.intake().follow())
        .onBackpressureDrop()
        .concatMap(_ ->
            list.refresh()
                .onErrorResume(fault -> {
                  LOG.warn("the list of members cannot be read: {}", fault.toString());
                  return Mono.empty();
                }))
        .subscribe();
  }
}
