package dev.kith.wake.provider.webhook;

import dev.kith.wake.provider.outbound.Answer;
import dev.kith.wake.provider.outbound.Outbound;
import dev.kith.wake.provider.outbound.Trouble;
import dev.kith.wake.push.Endpoint;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Finds out, before a webhook is registered, that whoever is there wants to be woken: it is sent a
/// random text and has to answer with `{"challenge": text}`. Else an agent could make this service
/// call others who never asked for it.
public final class WebhookChallenge {

  static final String TYPE = "kith.challenge";

  private static final int BYTES = 16;

  private final SignedPost posts;
  private final SecureRandom random;

  /// @param outbound to addresses that anybody has named
  public WebhookChallenge(Outbound outbound, InstantSource clock, SecureRandom random) {
    this.posts = new SignedPost(outbound, clock);
    this.random = random;
  }

  /// @return why it must not be registered, in one sentence, or nothing
  public Mono<Optional<String>> fault(Endpoint.Webhook webhook) {
    return Mono.defer(() -> {
      String text = text();
      return posts
          .post(webhook, TYPE, "challenge-" + text, Map.of("challenge", text))
          .map(answer ->
              isMet(answer, text)
                  ? Optional.<String>empty()
                  : Optional.of("the webhook did not answer with the challenge"))
          .onErrorResume(failure ->
              Mono.just(Optional.of("the webhook was not reached: " + Trouble.reason(failure))));
    });
  }

  private String text() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static boolean isMet(Answer answer, String text) {
    try {
      return answer.isSuccess()
          && JsonMapper.shared()
              .readTree(answer.body())
              .path("challenge")
              .asString("")
              .equals(text);
    } catch (JacksonException unreadable) {
      return false;
    }
  }
}
