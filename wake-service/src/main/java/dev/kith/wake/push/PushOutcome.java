package dev.kith.wake.push;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What became of a push, as far as its push service tells. That it was taken does not mean that
/// anybody woke up.
public sealed interface PushOutcome {

  /// The push service has taken it.
  ///
  /// @param moved where the device is reached from now on, if that is not where it was sent
  record Accepted(@Nullable Endpoint moved) implements PushOutcome {

    /// Taken where it was sent.
    public static final Accepted HERE = new Accepted(null);
  }

  /// The token is dead.
  ///
  /// @param since when the push service learned of that, if it says so; a token that was set later
  ///   is alive
  record DropToken(String reason, @Nullable Instant since) implements PushOutcome {}

  /// It may be the token, or it may be us. Other ways to the agent come first.
  record Suspect(String reason) implements PushOutcome {}

  /// It is us: our key, our settings, our request. No token suffers for that.
  record FixConfig(String reason) implements PushOutcome {}

  /// It may work later.
  ///
  /// @param after when the push service wants to be asked again, if it says so
  record Retry(String reason, @Nullable Duration after, Scope scope) implements PushOutcome {

    /// Whom the push service asks to wait.
    public enum Scope {
      DEVICE,
      PROVIDER
    }

    public static Retry ofDevice(String reason, @Nullable Duration after) {
      return new Retry(reason, after, Scope.DEVICE);
    }

    public static Retry ofProvider(String reason, @Nullable Duration after) {
      return new Retry(reason, after, Scope.PROVIDER);
    }
  }
}
