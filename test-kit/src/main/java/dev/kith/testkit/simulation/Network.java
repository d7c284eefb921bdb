package dev.kith.testkit.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// How messages travel. May be changed at any moment; what is under way arrives as it was sent.
public final class Network {

  private final Duration least;
  private final Duration most;
  private final List<Cut> cuts = new ArrayList<>();
  private final Map<String, Duration> slow = new HashMap<>();
  private double loss;

  private record Cut(Set<String> from, Set<String> to) {}

  /// @param least how long a message is under way at least
  /// @param most and at most; all between are as likely
  public Network(Duration least, Duration most) {
    this.least = least;
    this.most = most;
  }

  /// @param share of messages that get lost, 0 to 1
  public void lose(double share) {
    loss = share;
  }

  /// Nothing passes from these to those any longer. The way back stays.
  public void cut(Set<String> from, Set<String> to) {
    cuts.add(new Cut(Set.copyOf(from), Set.copyOf(to)));
  }

  /// Nothing passes between these and those any longer.
  public void split(Set<String> some, Set<String> others) {
    cut(some, others);
    cut(others, some);
  }

  public void healAll() {
    cuts.clear();
  }

  /// Whatever comes from or goes to that node takes so much longer.
  public void delay(String node, Duration by) {
    slow.put(node, by);
  }

  /// @return how many nanoseconds the message is under way, or null if it does not arrive
  @Nullable Long travel(String from, String to, boolean reliable, RandomGenerator random) {
    long span = most.toNanos() - least.toNanos();
    long time = least.toNanos() + (span == 0 ? 0 : random.nextLong(span));
    boolean lost = loss > 0 && random.nextDouble() < loss && !reliable;
    if (lost || cuts.stream().anyMatch(cut -> cut.from().contains(from) && cut.to().contains(to))) {
      return null;
    }
    return slow.isEmpty() ? time : time + extra(from) + extra(to);
  }

  private long extra(String node) {
    return slow.getOrDefault(node, Duration.ZERO).toNanos();
  }
}
