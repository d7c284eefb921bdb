package dev.kith.presence.http;

import dev.kith.servicekit.access.Caller;
import dev.kith.servicekit.access.Role;
import dev.kith.servicekit.problem.Problem;
import dev.kith.servicekit.problem.ProblemType;
import java.util.Locale;

/// Who may ask about agents.
///
/// @param least the least role that is needed
public record DirectoryReaders(Role least) {

  /// Fails with a problem for a caller who may not.
  void check(Caller caller) {
    if (!caller.role().includes(least)) {
      throw Problem.of(
              ProblemType.FORBIDDEN,
              "Who is here is told to keys with the role %s only; an owner can give it."
                  .formatted(least.name().toLowerCase(Locale.ROOT)))
          .exception();
    }
  }
}
