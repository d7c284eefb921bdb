package dev.kith.wake.provider.fcm;

import dev.kith.wake.provider.outbound.Answer;
import dev.kith.wake.push.PushOutcome;
import dev.kith.wake.push.PushOutcome.Retry;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What Google's answers mean ("FCM error codes"). The code in the details says more than the
/// status, so it comes first.
final class FcmOutcomes {

  static final int UNAUTHENTICATED = 401;

  private static final String FCM_ERROR = "google.firebase.fcm.v1.FcmError";
  private static final String BAD_REQUEST = "google.rpc.BadRequest";
  private static final int TOO_MANY = 429;
  private static final Duration QUOTA_PAUSE = Duration.ofMinutes(1);

  private FcmOutcomes() {}

  static PushOutcome of(Answer answer) {
    if (answer.isSuccess()) {
      return PushOutcome.Accepted.HERE;
    }
    JsonNode error = error(answer);
    String code = detail(error, FCM_ERROR).path("errorCode").asString("");
    String reason = code.isEmpty() ? "status " + answer.status() : code;
    return switch (code) {
      case "UNREGISTERED", "SENDER_ID_MISMATCH" -> new PushOutcome.DropToken(reason, null);
      case "INVALID_ARGUMENT" ->
          detail(error, BAD_REQUEST).path("fieldViolations").isEmpty()
              ? new PushOutcome.Suspect(reason)
              : new PushOutcome.FixConfig(reason);
      case "QUOTA_EXCEEDED" -> quota(answer, reason);
      case "UNAVAILABLE", "INTERNAL" -> Retry.ofProvider(reason, answer.retryAfter());
      default -> byStatus(answer, reason);
    };
  }

  private static PushOutcome byStatus(Answer answer, String reason) {
    if (answer.isServerError()) {
      return Retry.ofProvider(reason, answer.retryAfter());
    }
    return answer.status() == TOO_MANY ? quota(answer, reason) : new PushOutcome.FixConfig(reason);
  }

  private static PushOutcome quota(Answer answer, String reason) {
    return Retry.ofProvider(
        reason, answer.retryAfter() == null ? QUOTA_PAUSE : answer.retryAfter());
  }

  private static JsonNode error(Answer answer) {
    try {
      return JsonMapper.shared().readTree(answer.body()).path("error");
    } catch (JacksonException unreadable) {
      return JsonMapper.shared().createObjectNode();
    }
  }

  private static JsonNode detail(JsonNode error, String type) {
    for (JsonNode detail : error.path("details")) {
      if (detail.path("@type").asString("").endsWith("/" + type)) {
        return detail;
      }
    }
    return JsonMapper.shared().createObjectNode();
  }
}
