package dev.kith.wake.provider.fcm;

import dev.kith.wake.provider.outbound.Answer;

/// That no access token was given out.
final class TokenRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Answer answer;

  TokenRefused(Answer answer) {
    super("no access token: " + answer.status());
    this.answer = answer;
  }

  Answer answer() {
    return answer;
  }
}
