package dev.kith.relay.http;

import dev.kith.model.event.PublicKey;
import dev.kith.servicekit.access.Caller;
import dev.kith.servicekit.problem.Problem;
import dev.kith.servicekit.problem.ProblemType;
import java.util.Set;

/// Who may ask which agents are to be woken: what one is told, another is not.
public record WakeServices(Set<PublicKey> keys) {

  public WakeServices {
    keys = Set.copyOf(keys);
  }

  /// Fails with a problem for a caller who may not.
  void check(Caller caller) {
    if (!keys.contains(caller.key())) {
      throw Problem.of(
              ProblemType.FORBIDDEN,
              "This is for services of the mesh, whose keys are in kith.relay.services.")
          .exception();
    }
  }
}
