package dev.kith.presence.membership;

import dev.kith.presence.membership.frame.Accusation;
import dev.kith.presence.membership.frame.Version;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What holds for each change that a member reports, whatever else happens.
final class Invariants {

  private Invariants() {}

  static @Nullable String broken(List<Effect.Changed> changes) {
    for (Effect.Changed change : changes) {
      String sentence = broken(change);
      if (sentence != null) {
        return sentence;
      }
    }
    return null;
  }

  private static @Nullable String broken(Effect.Changed change) {
    Member before = change.before();
    Member after = change.after();
    Accusation accusation = after.accusation();
    if (!new SimulatedNotary(after.key()).attests(after.alive())) {
      return "a version was raised by somebody else: " + after;
    }
    if ((after.state() == MemberState.ALIVE) != (accusation == null)) {
      return "state and accusation are at odds: " + after;
    }
    if (accusation != null && !new SimulatedNotary(after.key()).attests(accusation)) {
      return "an accusation is not its accuser's: " + after;
    }
    if (before == null) {
      return null;
    }
    Version then = before.version();
    int order = after.version().compareTo(then);
    if (order < 0) {
      return "an older version came back: %s, then %s".formatted(before, after);
    }
    if (order == 0 && after.state().compareTo(before.state()) < 0) {
      return "somebody came back without a word of their own: %s, then %s".formatted(before, after);
    }
    return null;
  }
}
