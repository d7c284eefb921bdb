package dev.kith.relay.store;

import dev.kith.model.event.WireEvent;
import dev.kith.model.wire.EventJson;
import dev.kith.model.wire.EventJson.Decoded;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// Reads the log by position, as one who follows it does.
public final class LogTail {

  private static final String HEAD = "select head from relay.log";

  private static final String BETWEEN =
      """
      select position, json from relay.event
       where position > $1 and position <= $2 order by position limit $3
      """;

  private final DatabaseClient database;

  public LogTail(DatabaseClient database) {
    this.database = database;
  }

  /// A stored event and where it stands.
  public record Logged(long position, WireEvent event) {}

  /// The position of the newest event of the log.
  public Mono<Long> head() {
    return database.sql(HEAD).mapValue(Long.class).one();
  }

  /// Events after a position and up to another, in order.
  public Mono<List<Logged>> between(long after, long upTo, int most) {
    return Sql.bound(database, BETWEEN, List.of(after, upTo, most))
        .map(row ->
            logged(
                Objects.requireNonNull(row.get("position", Long.class)),
                Objects.requireNonNull(row.get("json", String.class))))
        .all()
        .collectList();
  }

  static Logged logged(long position, String text) {
    byte[] json = text.getBytes(StandardCharsets.UTF_8);
    return switch (EventJson.decode(json)) {
      case Decoded.Sound(var event) -> new Logged(position, new WireEvent(event, json));
      case Decoded.Broken(var reason) ->
          throw new IllegalStateException(
              "the stored event at position " + position + " is damaged: " + reason.sentence());
    };
  }
}
