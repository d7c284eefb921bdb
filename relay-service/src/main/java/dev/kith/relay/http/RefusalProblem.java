package dev.kith.relay.http;

import dev.kith.model.message.Reason;
import dev.kith.servicekit.problem.Problem;
import dev.kith.servicekit.problem.ProblemException;
import dev.kith.servicekit.problem.ProblemType;

/// What a refusal of the protocol is over HTTP. Its own words come along as `reason`.
public final class RefusalProblem {

  private RefusalProblem() {}

  public static ProblemException of(Reason reason) {
    String sentence = reason.sentence();
    return Problem.of(
            type(reason.prefix()),
            Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1) + ".")
        .with("reason", reason.text())
        .exception();
  }

  private static ProblemType type(Reason.Prefix prefix) {
    return switch (prefix) {
      case INVALID, POW, UNSUPPORTED, MUTE -> ProblemType.INVALID_REQUEST;
      case DUPLICATE, CLOSED -> ProblemType.CONFLICT;
      case BLOCKED, RESTRICTED, AUTH_REQUIRED -> ProblemType.FORBIDDEN;
      case RATE_LIMITED -> ProblemType.RATE_LIMITED;
      case ERROR -> ProblemType.UNAVAILABLE;
    };
  }
}
