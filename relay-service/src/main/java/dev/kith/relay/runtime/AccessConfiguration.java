package dev.kith.relay.runtime;

import dev.kith.model.crypto.KeyPair;
import dev.kith.model.event.PublicKey;
import dev.kith.relay.access.AccessMode;
import dev.kith.relay.access.EntryRule;
import dev.kith.relay.access.InviteRule;
import dev.kith.relay.access.Inviters;
import dev.kith.relay.access.ReadRules;
import dev.kith.relay.access.Readers;
import dev.kith.relay.store.Bans;
import dev.kith.relay.store.EventLog;
import dev.kith.relay.store.Invites;
import dev.kith.relay.store.Members;
import dev.kith.servicekit.access.Role;
import dev.kith.servicekit.http.access.RoleSource;
import dev.kith.servicekit.startup.StartRefused;
import io.netty.util.NetUtil;
import io.r2dbc.spi.ConnectionFactory;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
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

/// Puts together what says who may write and read.
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

  /// Services of the mesh read and write wherever members do.
  @Bean
  RoleSource serviceRoles(RelayProperties properties) {
    Set<PublicKey> services = Set.copyOf(properties.services());
    return key -> services.contains(key) ? Mono.just(Role.READER) : Mono.empty();
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
      KeyPair relayKey,
      Clients clients) {
    MemberList list =
        new MemberList(
            StoreConfiguration.plainClient(connections),
            members,
            bans,
            roles,
            relayKey.publicKey(),
            clients::rulesChanged);
    list.refresh().block(START);
    return list;
  }

  @Bean
  EntryRule entryRule(AccessMode mode, MemberList list) {
    return new EntryRule(mode, list::isMember, list::isBanned);
  }

  /// A closed relay is a private place; one that is open to invites is a public one with a door.
  @Bean
  ReadRules readRules(AccessMode mode, MemberList list, RelayProperties properties) {
    Readers closed = mode == AccessMode.CLOSED ? Readers.MEMBERS : Readers.EVERYBODY;
    Predicate<PublicKey> members = key -> list.isMember(key) && !list.isBanned(key);
    Predicate<PublicKey> inviters =
        properties.inviters() == Inviters.MEMBERS ? members : list::isOperator;
    return new ReadRules(
        Objects.requireNonNullElse(properties.readers(), closed) == Readers.MEMBERS,
        members,
        new InviteRule(mode, inviters));
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
  Disposable decisionRounds(
      MemberList members, ModerationList moderation, RelayProperties properties) {
    Outage outage =
        new Outage(
            LOG,
            "what operators have decided cannot be read",
            "what operators have decided is read again");
    return Flux.interval(properties.intake().follow())
        .onBackpressureDrop()
        .concatMap(_ ->
            members
                .refresh()
                .then(Mono.defer(moderation::refresh))
                .doOnSuccess(_ -> outage.worked())
                .doOnError(outage::failed)
                .onErrorComplete())
        .subscribe();
  }
}
