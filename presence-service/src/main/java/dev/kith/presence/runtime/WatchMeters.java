package dev.kith.presence.runtime;

import static dev.kith.presence.agents.Reachability.REACHABLE;
import static dev.kith.presence.agents.Reachability.SUSPECT;
import static dev.kith.presence.agents.Reachability.UNREACHABLE;

import dev.kith.presence.agents.AgentWatch;
import dev.kith.presence.agents.Input;
import dev.kith.presence.agents.Reachability;
import dev.kith.presence.services.ServiceKind;
import dev.kith.presence.services.ServiceState;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/// What can be seen of the watch from outside.
final class WatchMeters {

  private final MeterRegistry meters;

  WatchMeters(MeterRegistry meters) {
    this.meters = meters;
  }

  /// @param relays how many of them are connected
  void watch(AgentWatch watch, Collection<Input> queue, Supplier<Number> relays) {
    Gauge.builder("kith.presence.watched", watch, AgentWatch::size).register(meters);
    for (Reachability state : Reachability.values()) {
      Gauge.builder("kith.presence.agents", watch, counted -> counted.count(state))
          .tag("state", state.word())
          .register(meters);
    }
    FunctionCounter.builder("kith.presence.ignored", watch, AgentWatch::ignored).register(meters);
    Gauge.builder("kith.presence.queue", queue, Collection::size).register(meters);
    Gauge.builder("kith.presence.relays", relays).register(meters);
  }

  /// Of each kind, how many are in each state.
  void watch(Supplier<List<ServiceState>> services) {
    for (ServiceKind kind : ServiceKind.values()) {
      for (Reachability state : List.of(REACHABLE, SUSPECT, UNREACHABLE)) {
        Gauge.builder(
                "kith.presence.services",
                () ->
                    services.get().stream()
                        .filter(one -> one.service().kind() == kind && one.state() == state)
                        .count())
            .tag("kind", kind.word())
            .tag("state", state.word())
            .register(meters);
      }
    }
  }

  void heard(Input input) {
    if (input instanceof Input.Heard(_, var event, _)) {
      meters.counter("kith.presence.events", "kind", Integer.toString(event.kind())).increment();
    }
  }

  void changed(Reachability state) {
    meters.counter("kith.presence.changes", "state", state.word()).increment();
  }

  void published(String what, boolean accepted) {
    meters
        .counter(
            "kith.presence.published", "what", what, "verdict", accepted ? "accepted" : "refused")
        .increment();
  }
}
