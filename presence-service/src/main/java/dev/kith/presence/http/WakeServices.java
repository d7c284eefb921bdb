package dev.kith.presence.http;

import dev.kith.model.event.PublicKey;
import dev.kith.servicekit.access.Caller;
import dev.kith.servicekit.problem.Problem;
import dev.kith.servicekit.problem.ProblemType;
import java.util.Set;

/// Who may tell which agents can be woken: others cannot know.
public record WakeServices(Set<PublicKey> keys) {

  public WakeServices {
    keys = Set.copyOf(keys);
  }

  /// Fails with a problem for a caller who may not.
  void check(Caller caller) {
    if (!keys.contains(caller.key())) {
      throw Problem.of(
              ProblemType.FORBIDDEN,
              "This is for wake services, whose keys are in kith.presence.wake.")
          .exception();
    }
  }
}
