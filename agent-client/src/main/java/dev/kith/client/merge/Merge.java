package dev.kith.client.merge;

import dev.kith.model.event.EventId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What several sources send, as one: each event once, and one end when all have ended.
///
/// @param <S> names a source, such as one filter at one relay; its text is shown to people
public final class Merge<S> {

  private final Set<S> sources;
  private final SeenWindow seen = new SeenWindow();
  private final Set<S> catchingUp = new HashSet<>();
  private final Set<S> caughtUpOnce = new HashSet<>();
  private final Set<S> completed = new HashSet<>();
  private final Map<S, String> failures = new LinkedHashMap<>();

  public Merge(Set<S> sources) {
    this.sources = Set.copyOf(sources);
  }

  /// True the first time.
  public boolean isNew(EventId id) {
    return seen.add(id);
  }

  /// The source began to send what it has stored.
  public void catchingUp(S source) {
    catchingUp.add(source);
  }

  /// The source has sent all that it had stored.
  public void caughtUp(S source) {
    catchingUp.remove(source);
    caughtUpOnce.add(source);
  }

  /// The source stopped sending what it had stored, and will begin again.
  public void interrupted(S source) {
    catchingUp.remove(source);
  }

  /// The source has sent everything.
  public void completed(S source) {
    caughtUp(source);
    completed.add(source);
  }

  /// The source will send nothing more, and not because it has sent everything.
  public void failed(S source, String why) {
    caughtUp(source);
    failures.put(source, why);
  }

  /// True if no source is sending stored events.
  public boolean isSettled() {
    return catchingUp.isEmpty();
  }

  /// True if every source has sent what it had stored at least once, or failed.
  public boolean isComplete() {
    return caughtUpOnce.containsAll(sources);
  }

  /// True if nothing more can come.
  public boolean isOver() {
    return completed.size() + failures.size() == sources.size();
  }

  /// Why nothing could be had from any source, or null if at least one was good.
  public @Nullable String failure() {
    if (failures.size() < sources.size()) {
      return null;
    }
    return failures.entrySet().stream()
        .map(failure -> failure.getKey() + ": " + failure.getValue())
        .distinct()
        .collect(Collectors.joining("; "));
  }
}
