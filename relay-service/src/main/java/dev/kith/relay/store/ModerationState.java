package dev.kith.relay.store;

import dev.kith.model.event.EventId;
import dev.kith.relay.access.Blockable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// What operators have decided, as one row, and its changes.
///
/// @param changes how many there have been
/// @param name what the relay calls itself, or null if that was not changed
public record ModerationState(
    long changes, @Nullable String name, @Nullable String description, @Nullable String icon) {

  private static final String READ =
      "select changes, name, description, icon from relay.moderation";

  private static final String BLOCK =
      """
      with added as (
        insert into relay.block (value, what, reason) values ($1, $2, $3)
        on conflict (value) do update set reason = excluded.reason
      )
      update relay.moderation set changes = changes + 1
      """;

  private static final String UNBLOCK =
      """
      with gone as (delete from relay.block where value = $1 and what = $2 returning value),
           counted as (
             update relay.moderation set changes = changes + 1 where exists (select from gone)
           )
      select exists (select from gone)
      """;

  /// An empty text stands for none.
  private static final String DESCRIBE =
      """
      update relay.moderation
         set changes     = changes + 1,
             name        = case $1 when 'name' then nullif($2, '') else name end,
             description = case $1 when 'description' then nullif($2, '') else description end,
             icon        = case $1 when 'icon' then nullif($2, '') else icon end
      """;

  private static final String POSITION =
      "select position from relay.event where id = decode($1, 'hex')";

  public static Mono<ModerationState> of(DatabaseClient database) {
    return database
        .sql(READ)
        .map(row ->
            new ModerationState(
                Objects.requireNonNull(row.get("changes", Long.class)),
                row.get("name", String.class),
                row.get("description", String.class),
                row.get("icon", String.class)))
        .one();
  }

  public static Mono<Void> block(
      DatabaseClient database, Blockable what, String value, String reason) {
    return Sql.bound(database, BLOCK, List.of(value, what.name(), reason)).then();
  }

  /// False if it was not blocked.
  public static Mono<Boolean> unblock(DatabaseClient database, Blockable what, String value) {
    return Sql.bound(database, UNBLOCK, List.of(value, what.name())).mapValue(Boolean.class).one();
  }

  /// @param what `name`, `description` or `icon`
  /// @param text empty to take back what was said before
  public static Mono<Void> describe(DatabaseClient database, String what, String text) {
    return Sql.bound(database, DESCRIBE, List.of(what, text)).then();
  }

  /// Where an event stands in the log, if it does.
  public static Mono<List<Long>> positions(DatabaseClient transaction, EventId id) {
    return Sql.bound(transaction, POSITION, List.of(id.hex()))
        .mapValue(Long.class)
        .all()
        .collectList();
  }
}
