package dev.kith.wake.runtime;

import dev.kith.wake.push.PushOutcome;
import java.time.Instant;

/// What became of a push that was to be handed to a push service.
sealed interface Handed {

  /// The push service has answered, or has failed to.
  record Over(PushOutcome outcome) implements Handed {}

  /// It was not sent, because the push service is left alone until then.
  record Kept(Instant until) implements Handed {}
}
