package dev.kith.wake.http;

import dev.kith.wake.push.PushOutcome;

/// What the outcome of a push is called where it is told and counted.
public final class OutcomeText {

  private OutcomeText() {}

  public static String of(PushOutcome outcome) {
    return switch (outcome) {
      case PushOutcome.Accepted _ -> "accepted";
      case PushOutcome.DropToken _ -> "token-dead";
      case PushOutcome.Suspect _ -> "suspect";
      case PushOutcome.FixConfig _ -> "misconfigured";
      case PushOutcome.Retry _ -> "later";
    };
  }
}
