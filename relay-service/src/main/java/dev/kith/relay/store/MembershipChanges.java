package dev.kith.relay.store;

import dev.kith.model.event.PublicKey;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// Changes of who may write, each within a transaction that the caller has open. They answer
/// whether anything changed.
public final class MembershipChanges {

  /// Counts the change for the replicas, if it was one.
  private static final String COUNTED =
      """
      , counted as (
        update relay.access set changes = changes + 1 where exists (select from changed)
      )
      select exists (select from changed)
      """;

  private static final String JOIN =
      """
      with used as (
        update relay.invite set uses_left = uses_left - 1
         where code = $2 and uses_left > 0 and (expires_at is null or expires_at > now())
           and not exists (select from relay.member where pubkey = $1)
        returning code
      ), changed as (
        insert into relay.member (pubkey, invite) select $1, code from used returning pubkey
      )
      """
          + COUNTED;

  /// Who is let in is banned no longer.
  private static final String ALLOW =
      """
      with lifted as (delete from relay.ban where pubkey = $1), changed as (
        insert into relay.member (pubkey) values ($1) on conflict do nothing returning pubkey
      )
      """
          + COUNTED;

  /// The codes it asked for go with it, and so do its names.
  private static final String REMOVE =
      """
      with changed as (delete from relay.member where pubkey = $1 returning pubkey),
           withdrawn as (delete from relay.invite where made_by = $1),
           unnamed as (
             delete from relay.name where pubkey = $1 and exists (select from changed)
           )
      """
          + COUNTED;

  private static final String BAN =
      """
      with changed as (
        insert into relay.ban (pubkey, reason) values ($1, $2)
        on conflict (pubkey) do update set reason = excluded.reason returning pubkey
      ), unnamed as (delete from relay.name where pubkey = $1)
      """
          + COUNTED;

  private static final String UNBAN =
      """
      with changed as (delete from relay.ban where pubkey = $1 returning pubkey)
      """
          + COUNTED;

  private MembershipChanges() {}

  /// How many there have been.
  public static Mono<Long> count(DatabaseClient database) {
    return database.sql("select changes from relay.access").mapValue(Long.class).one();
  }

  /// Uses an invite up, once. False if it is not good or the key is a member already.
  public static Mono<Boolean> join(DatabaseClient transaction, PublicKey key, String code) {
    return changed(transaction, JOIN, List.of(key.hex(), code));
  }

  public static Mono<Boolean> allow(DatabaseClient transaction, PublicKey key) {
    return changed(transaction, ALLOW, List.of(key.hex()));
  }

  public static Mono<Boolean> remove(DatabaseClient transaction, PublicKey key) {
    return changed(transaction, REMOVE, List.of(key.hex()));
  }

  public static Mono<Boolean> ban(DatabaseClient transaction, PublicKey key, String reason) {
    return changed(transaction, BAN, List.of(key.hex(), reason));
  }

  public static Mono<Boolean> unban(DatabaseClient transaction, PublicKey key) {
    return changed(transaction, UNBAN, List.of(key.hex()));
  }

  /// Keys of members in their order, so many at most.
  public static Mono<List<String>> members(DatabaseClient transaction, int most) {
    return Sql.bound(
            transaction, "select pubkey from relay.member order by pubkey limit $1", List.of(most))
        .mapValue(String.class)
        .all()
        .collectList();
  }

  private static Mono<Boolean> changed(
      DatabaseClient transaction, String statement, List<Object> values) {
    return Sql.bound(transaction, statement, values).mapValue(Boolean.class).one();
  }
}
