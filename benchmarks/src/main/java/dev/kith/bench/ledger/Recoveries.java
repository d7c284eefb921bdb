package dev.kith.bench.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// How long after the end of a fault the agents that it met work again: the slowest producer until
/// an event that it first sent after the end is acknowledged, the slowest consumer until an event
/// that was first sent after the end is delivered to it.
///
/// A later fault that meets an agent before it has recovered lengthens the earlier figure and
/// begins none of its own for that agent.
public final class Recoveries {

  private final List<Trial> trials = new ArrayList<>();
  private final Map<Integer, Wait> producers = new HashMap<>();
  private final Map<Integer, Wait> consumers = new HashMap<>();

  /// @param from numbers of the producers from which on events count
  private record Wait(Trial trial, List<Integer> from) {}

  private static final class Trial {
    final String kind;
    final long endedAt;
    final Side acked;
    final Side delivered;

    Trial(String kind, long endedAt, int producers, int consumers) {
      this.kind = kind;
      this.endedAt = endedAt;
      this.acked = new Side(producers);
      this.delivered = new Side(consumers);
    }
  }

  private static final class Side {
    final boolean any;
    int open;
    long slowest;

    Side(int open) {
      this.any = open > 0;
      this.open = open;
    }

    void recovered(long after) {
      open--;
      slowest = Math.max(slowest, after);
    }
  }

  /// A fault is over.
  ///
  /// @param attempts how many events each producer has tried to publish
  /// @param now milliseconds since any fixed time
  public void ended(
      String kind,
      Set<Integer> metProducers,
      Set<Integer> metConsumers,
      List<Integer> attempts,
      long now) {
    List<Integer> freshProducers = fresh(metProducers, producers);
    List<Integer> freshConsumers = fresh(metConsumers, consumers);
    Trial trial = new Trial(kind, now, freshProducers.size(), freshConsumers.size());
    trials.add(trial);
    Wait wait = new Wait(trial, List.copyOf(attempts));
    freshProducers.forEach(producer -> producers.put(producer, wait));
    freshConsumers.forEach(consumer -> consumers.put(consumer, wait));
  }

  public void acked(int producer, int number, long now) {
    Wait wait = producers.get(producer);
    if (wait != null && number >= wait.from.get(producer)) {
      producers.remove(producer);
      wait.trial.acked.recovered(now - wait.trial.endedAt);
    }
  }

  public void delivered(int consumer, int producer, int number, long now) {
    Wait wait = consumers.get(consumer);
    if (wait != null && number >= wait.from.get(producer)) {
      consumers.remove(consumer);
      wait.trial.delivered.recovered(now - wait.trial.endedAt);
    }
  }

  /// How many faults there were of that kind.
  public int count(String kind) {
    return (int) trials.stream().filter(trial -> trial.kind.equals(kind)).count();
  }

  /// Milliseconds until the slowest producer worked again, for each fault of that kind that met one
  /// and is recovered from.
  public List<Long> acked(String kind) {
    return times(kind, trial -> trial.acked);
  }

  /// The same of consumers.
  public List<Long> delivered(String kind) {
    return times(kind, trial -> trial.delivered);
  }

  private List<Long> times(String kind, Function<Trial, Side> side) {
    return trials.stream()
        .filter(trial -> trial.kind.equals(kind))
        .map(side)
        .filter(each -> each.any && each.open == 0)
        .map(each -> each.slowest)
        .toList();
  }

  private static List<Integer> fresh(Set<Integer> met, Map<Integer, Wait> waiting) {
    return met.stream().filter(each -> !waiting.containsKey(each)).toList();
  }
}
