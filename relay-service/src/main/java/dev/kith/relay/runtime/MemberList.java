package dev.kith.relay.runtime;

import dev.kith.model.event.PublicKey;
import dev.kith.relay.store.Ban;
import dev.kith.relay.store.Bans;
import dev.kith.relay.store.Member;
import dev.kith.relay.store.Members;
import dev.kith.relay.store.MembershipChanges;
import dev.kith.servicekit.access.Role;
import dev.kith.servicekit.http.access.RoleSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// Members and banned keys in memory, as every event asks for them; read again when they have
/// changed, here or at another replica.
final class MemberList {

  private final DatabaseClient database;
  private final Members members;
  private final Bans bans;
  private final List<RoleSource> roles;
  private final PublicKey relayKey;
  private final Runnable changed;
  private volatile Lists lists = new Lists(-1, Set.of(), Set.of());

  private record Lists(long changes, Set<String> members, Set<String> banned) {}

  /// @param changed called when they are other than before
  MemberList(
      DatabaseClient database,
      Members members,
      Bans bans,
      List<RoleSource> roles,
      PublicKey relayKey,
      Runnable changed) {
    this.database = database;
    this.members = members;
    this.bans = bans;
    this.roles = List.copyOf(roles);
    this.relayKey = relayKey;
    this.changed = changed;
  }

  /// Whoever has a role at the relay is a member too.
  boolean isMember(PublicKey key) {
    return lists.members().contains(key.hex()) || key.equals(relayKey) || hasRole(key, Role.READER);
  }

  boolean isOperator(PublicKey key) {
    return hasRole(key, Role.OPERATOR);
  }

  boolean isBanned(PublicKey key) {
    return !lists.banned().isEmpty() && lists.banned().contains(key.hex());
  }

  /// Reads the lists if they have changed.
  Mono<Void> refresh() {
    return MembershipChanges.count(database)
        .filter(changes -> changes != lists.changes())
        .flatMap(changes ->
            Mono.zip(
                    members.findAll().map(Member::pubkey).collect(Collectors.toSet()),
                    bans.findAll().map(Ban::pubkey).collect(Collectors.toSet()))
                .doOnNext(read -> {
                  lists = new Lists(changes, read.getT1(), read.getT2());
                  changed.run();
                }))
        .then();
  }

  /// Roles come from the configuration and so are known at once; who would have to be looked up is
  /// no member by that.
  private boolean hasRole(PublicKey key, Role least) {
    return roles.stream()
        .map(source -> source.roleOf(key).toFuture().getNow(null))
        .anyMatch(role -> role != null && role.includes(least));
  }
}
