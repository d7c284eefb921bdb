package dev.kith.wake.provider.outbound;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What somebody answered to a request.
///
/// @param retryAfter when it wants to be asked again
/// @param body no more than [Outbound#LONGEST_BODY] bytes of it
public record Answer(int status, @Nullable Duration retryAfter, String body) {

  private static final int CLASS = 100;
  private static final int SUCCESS = 2;
  private static final int SERVER_ERROR = 5;

  public boolean isSuccess() {
    return status / CLASS == SUCCESS;
  }

  public boolean isServerError() {
    return status / CLASS == SERVER_ERROR;
  }
}
