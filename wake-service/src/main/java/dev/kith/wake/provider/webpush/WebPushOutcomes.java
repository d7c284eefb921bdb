package dev.kith.wake.provider.webpush;

import dev.kith.wake.provider.outbound.Answer;
import dev.kith.wake.push.PushOutcome;
import dev.kith.wake.push.PushOutcome.Retry;

/// What the answers of push services mean (RFC 8030, RFC 8292, and what they do beyond).
final class WebPushOutcomes {

  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;
  private static final int TOO_LARGE = 413;
  private static final int TOO_MANY = 429;

  private WebPushOutcomes() {}

  static PushOutcome of(Answer answer) {
    if (answer.isSuccess()) {
      return PushOutcome.Accepted.HERE;
    }
    String reason = "status " + answer.status();
    if (answer.isServerError()) {
      return Retry.ofProvider(reason, answer.retryAfter());
    }
    return switch (answer.status()) {
      case NOT_FOUND, GONE -> new PushOutcome.DropToken(reason, null);
      case TOO_MANY -> Retry.ofDevice(reason, answer.retryAfter());
      case BAD_REQUEST, UNAUTHORIZED, TOO_LARGE -> new PushOutcome.FixConfig(reason);
      // The subscription may have been made for another key of ours.
      case FORBIDDEN -> new PushOutcome.Suspect(reason);
      // What it may be for is only known by the service that anybody has named.
      default -> new PushOutcome.Suspect(reason);
    };
  }
}
