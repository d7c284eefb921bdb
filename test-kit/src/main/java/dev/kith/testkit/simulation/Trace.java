package dev.kith.testkit.simulation;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Collectors;

/// What happened so far: a sum over all of it, which is the same for the same seed, and the end of
/// it for people.
public final class Trace {

  private static final int RECENT = 60;

  private final Deque<Line> recent = new ArrayDeque<>();
  private long sum = 17;
  private long events;

  private record Line(long nanos, String node, Object what) {}

  void add(long nanos, String node, Object what) {
    events++;
    sum = mixed(sum ^ nanos);
    sum = mixed(sum ^ node.hashCode());
    sum = mixed(sum ^ what.getClass().getSimpleName().hashCode());
    if (recent.size() == RECENT) {
      recent.removeFirst();
    }
    recent.addLast(new Line(nanos, node, what));
  }

  /// Which node something happened to, when, and what kind of thing, over all events. The contents
  /// of messages are in it by the random draws and times that depend on them.
  public long sum() {
    return sum;
  }

  public long events() {
    return events;
  }

  /// The last events, one on a line.
  public String recent() {
    return recent.stream()
        .map(line -> "%s %s %s".formatted(at(line), line.node(), line.what()))
        .collect(Collectors.joining("\n"));
  }

  private static Instant at(Line line) {
    return Instant.EPOCH.plusNanos(line.nanos());
  }

  private static long mixed(long value) {
    long mixed = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
    return mixed ^ mixed >>> 31;
  }
}
