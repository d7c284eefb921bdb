package dev.kith.relay.store;

import dev.kith.model.event.Event;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.StreamPosition;
import dev.kith.relay.stream.StreamView.Numbered;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Reads where the events of an author stand in its streams.
public final class StreamScan {

  private static final String NEWEST =
      """
      select position, json from relay.event
       where pubkey = decode($1, 'hex') and json like '%"n"%'
       order by created_at desc, id limit $2
      """;

  private StreamScan() {}

  /// @param most looks at so many of the author's newest events with numbers
  public static Flux<Numbered> of(DatabaseClient database, PublicKey author, int most) {
    return Sql.bound(database, NEWEST, List.of(author.hex(), most))
        .map(row ->
            LogTail.logged(
                Objects.requireNonNull(row.get("position", Long.class)),
                Objects.requireNonNull(row.get("json", String.class))))
        .all()
        .flatMap(logged -> Mono.justOrEmpty(numbered(logged.event().event())));
  }

  private static @Nullable Numbered numbered(Event event) {
    StreamPosition position = StreamPosition.of(event);
    return position == null ? null : new Numbered(event.id(), position);
  }
}
