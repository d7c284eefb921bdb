package dev.kith.client.command;

import dev.kith.client.Agent;
import dev.kith.model.event.Event;
import dev.kith.model.filter.Filter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// What a relay has of a sort of which there is one at most.
final class StoredEvent {

  private StoredEvent() {}

  /// The newest event of the filter, or null if the relay has none.
  ///
  /// @throws RelaySilent if it does not say so in time: that is not the same as none
  static @Nullable Event newest(Agent agent, Filter filter, Duration patience) {
    return agent
        .query(filter.withLimit(1))
        .next()
        .timeout(patience, Mono.error(RelaySilent::new))
        .map(message -> message.event())
        .block();
  }
}
