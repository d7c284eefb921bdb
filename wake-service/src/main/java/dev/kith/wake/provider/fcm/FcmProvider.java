package dev.kith.wake.provider.fcm;

import dev.kith.wake.provider.PushProvider;
import dev.kith.wake.provider.outbound.Answer;
import dev.kith.wake.provider.outbound.Outbound;
import dev.kith.wake.provider.outbound.Trouble;
import dev.kith.wake.push.Endpoint;
import dev.kith.wake.push.Loudness;
import dev.kith.wake.push.Push;
import dev.kith.wake.push.PushOutcome;
import dev.kith.wake.push.PushOutcome.Retry;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/// Google's push service, for the apps of one project.
public final class FcmProvider implements PushProvider<Endpoint.Fcm> {

  private final URI send;
  private final Outbound outbound;
  private final AccessTokens tokens;

  /// @param api where the service is: `https://fcm.googleapis.com`
  public FcmProvider(FcmAccount account, URI api, Outbound outbound, InstantSource clock) {
    this.send = api.resolve("/v1/projects/" + account.projectId() + "/messages:send");
    this.outbound = outbound;
    this.tokens = new AccessTokens(account, outbound, clock);
  }

  @Override
  public Mono<PushOutcome> push(Push<Endpoint.Fcm> push) {
    byte[] message = message(push);
    return attempt(message)
        .flatMap(answer ->
            // The token may have been taken back before its time.
            answer.status() == FcmOutcomes.UNAUTHENTICATED ? attempt(message) : Mono.just(answer))
        .map(FcmOutcomes::of)
        .onErrorResume(failure -> Mono.just(trouble(failure)));
  }

  private Mono<Answer> attempt(byte[] message) {
    return tokens
        .current()
        .flatMap(token ->
            outbound
                .post(
                    send,
                    Map.of(
                        "authorization",
                        "Bearer " + token.text().text(),
                        "content-type",
                        "application/json"),
                    message)
                .doOnNext(answer -> {
                  if (answer.status() == FcmOutcomes.UNAUTHENTICATED) {
                    tokens.refuse(token);
                  }
                }));
  }

  private static PushOutcome trouble(Throwable failure) {
    if (!(failure instanceof TokenRefused refused)) {
      return Retry.ofProvider(Trouble.reason(failure), null);
    }
    Answer answer = refused.answer();
    String reason = "access token: status " + answer.status();
    return answer.isServerError() || answer.retryAfter() != null
        ? Retry.ofProvider(reason, answer.retryAfter())
        : new PushOutcome.FixConfig(reason);
  }

  /// Data alone, so that the app's own code runs and nothing is shown by the system.
  private static byte[] message(Push<Endpoint.Fcm> push) {
    Map<String, Object> android =
        Map.of(
            "priority",
            push.loudness() == Loudness.LOUD ? "HIGH" : "NORMAL",
            "ttl",
            push.ttl().toSeconds() + "s",
            "collapse_key",
            Push.COLLAPSE);
    Map<String, Object> message =
        Map.of(
            "token", push.endpoint().token().text(),
            "data", Map.of("wake", push.wake().toString()),
            "android", android);
    return JsonMapper.shared().writeValueAsBytes(Map.of("message", message));
  }
}
