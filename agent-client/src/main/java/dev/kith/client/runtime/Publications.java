package dev.kith.client.runtime;

import dev.kith.client.connection.Verdict;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Sinks;

/// Who waits for which verdict. The same event may be published again while it is under way.
final class Publications {

  private record Publication(Event event, Set<URI> waitedFor, Sinks.Many<RelayVerdict> verdicts) {}

  private final Map<EventId, List<Publication>> open = new HashMap<>();

  void add(Event event, List<URI> relays, Sinks.Many<RelayVerdict> verdicts) {
    open.computeIfAbsent(event.id(), _ -> new ArrayList<>())
        .add(new Publication(event, new HashSet<>(relays), verdicts));
  }

  void settle(EventId id, URI relay, Verdict verdict) {
    List<Publication> waiting = open.getOrDefault(id, List.of());
    for (Publication publication : List.copyOf(waiting)) {
      if (publication.waitedFor().remove(relay)) {
        var _ =
            publication
                .verdicts()
                .tryEmitNext(new RelayVerdict(relay, publication.event(), verdict));
      }
      if (publication.waitedFor().isEmpty()) {
        var _ = publication.verdicts().tryEmitComplete();
        waiting.remove(publication);
      }
    }
    if (waiting.isEmpty()) {
      open.remove(id);
    }
  }
}
