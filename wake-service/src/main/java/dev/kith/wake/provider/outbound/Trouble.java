package dev.kith.wake.provider.outbound;

import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// What is said of a request that got no answer. Not the exception's own text: that may hold the
/// address, which only its owner is to know.
public final class Trouble {

  private Trouble() {}

  public static String reason(Throwable failure) {
    AddressRefused refusal = refusal(failure);
    if (refusal != null) {
      return String.valueOf(refusal.getMessage());
    }
    return failure instanceof TimeoutException
        ? "no answer within the time"
        : failure.getClass().getSimpleName();
  }

  /// That nothing was sent, because nothing is sent there, or null.
  public static @Nullable AddressRefused refusal(Throwable failure) {
    if (failure instanceof AddressRefused refusal) {
      return refusal;
    }
    return failure.getCause() instanceof AddressRefused refusal ? refusal : null;
  }
}
