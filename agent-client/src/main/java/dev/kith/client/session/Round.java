package dev.kith.client.session;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One round through the sessions at several sources: what is still to be polled for, and when it
/// is over. It is not over before every acknowledgement is confirmed.
///
/// @param <S> names a source; its text is shown to people
public final class Round<S> {

  /// The most that is polled for at once.
  static final int PAGE = 256;

  private final Set<S> sources;
  private final boolean follows;
  private final boolean acknowledges;
  private final long limit;

  private final Set<S> attachedOnce = new HashSet<>();
  private final Set<S> atEnd = new HashSet<>();
  private final Set<S> more = new LinkedHashSet<>();
  private final Set<S> unconfirmed = new HashSet<>();
  private final Map<S, String> failures = new LinkedHashMap<>();
  private long handled;
  private boolean enough;

  /// @param follows true to go on with what comes later; false to poll for what is there
  /// @param acknowledges false to leave everything in the sessions
  /// @param limit how many events are wanted
  public Round(Set<S> sources, boolean follows, boolean acknowledges, long limit) {
    this.sources = Set.copyOf(sources);
    this.follows = follows;
    this.acknowledges = acknowledges;
    this.limit = limit;
  }

  /// How many events to poll for at first; 0 to have them delivered as they come.
  public int firstPoll() {
    return follows ? 0 : nextPoll();
  }

  /// A new attachment: what was not confirmed comes again.
  public void attached(S source) {
    attachedOnce.add(source);
    atEnd.remove(source);
    more.remove(source);
    unconfirmed.remove(source);
  }

  public void reached(S source, boolean end) {
    (end ? atEnd : more).add(source);
  }

  public void acknowledged(S source) {
    if (!failures.containsKey(source)) {
      unconfirmed.add(source);
    }
  }

  public void confirmed(S source) {
    unconfirmed.remove(source);
  }

  /// The source will send nothing more.
  public void failed(S source, String why) {
    failures.put(source, why);
    unconfirmed.remove(source);
  }

  public void handled() {
    handled++;
  }

  /// What is handled by now is all that is wanted.
  public void enough() {
    enough = true;
  }

  /// How many events were handled.
  public long count() {
    return handled;
  }

  public boolean isLimitReached() {
    return enough || handled >= limit;
  }

  /// True if some source has more than was polled for.
  public boolean hasMore() {
    return !more.isEmpty();
  }

  /// True if every source has said whether there is more than it has sent, or failed.
  public boolean hasAnswered() {
    return sources.stream()
        .allMatch(
            each -> atEnd.contains(each) || more.contains(each) || failures.containsKey(each));
  }

  /// True if every source was read to its end, or failed.
  public boolean isCaughtUp() {
    return sources.stream().allMatch(each -> atEnd.contains(each) || failures.containsKey(each));
  }

  /// The sources to poll for [#nextPoll] events now. They have room, for all is acknowledged.
  ///
  /// @param idle true if nothing waits to be handled
  public Set<S> toPoll(boolean idle) {
    if (follows || !acknowledges || !idle || isLimitReached()) {
      return Set.of();
    }
    Set<S> due = new LinkedHashSet<>(more);
    due.removeAll(unconfirmed);
    more.removeAll(due);
    return due;
  }

  public int nextPoll() {
    return (int) Math.max(1, Math.min(PAGE, limit - handled));
  }

  /// @param idle true if nothing waits to be handled
  public boolean isOver(boolean idle) {
    if (!unconfirmed.isEmpty()) {
      return false;
    }
    boolean allFailed = failures.keySet().containsAll(sources);
    return isLimitReached() || (idle && (allFailed || (!follows && isRead())));
  }

  /// Why nothing could be had from any source, or null if at least one was attached.
  public @Nullable String failure() {
    boolean none = failures.keySet().containsAll(sources) && (follows || attachedOnce.isEmpty());
    return none
        ? failures.entrySet().stream()
            .map(failure -> failure.getKey() + ": " + failure.getValue())
            .collect(Collectors.joining("; "))
        : null;
  }

  private boolean isRead() {
    return sources.stream()
        .allMatch(each ->
            failures.containsKey(each)
                || atEnd.contains(each)
                || (!acknowledges && more.contains(each)));
  }
}
