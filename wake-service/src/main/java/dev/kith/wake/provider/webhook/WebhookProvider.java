package dev.kith.wake.provider.webhook;

import dev.kith.wake.provider.PushProvider;
import dev.kith.wake.provider.outbound.Answer;
import dev.kith.wake.provider.outbound.Outbound;
import dev.kith.wake.provider.outbound.Trouble;
import dev.kith.wake.push.Endpoint;
import dev.kith.wake.push.Push;
import dev.kith.wake.push.PushOutcome;
import dev.kith.wake.push.PushOutcome.Retry;
import java.time.InstantSource;
import java.util.Map;
import reactor.core.publisher.Mono;

/// Server agents, which are woken by a request. What fails is always the one agent's business.
public final class WebhookProvider implements PushProvider<Endpoint.Webhook> {

  static final String TYPE = "kith.wake";

  private static final int GONE = 410;
  private static final int TOO_MANY = 429;
  private static final int REDIRECT = 3;
  private static final int CLASS = 100;

  private final SignedPost posts;

  /// @param outbound to addresses that anybody has named
  public WebhookProvider(Outbound outbound, InstantSource clock) {
    this.posts = new SignedPost(outbound, clock);
  }

  @Override
  public Mono<PushOutcome> push(Push<Endpoint.Webhook> push) {
    String wake = push.wake().toString();
    return posts
        .post(push.endpoint(), TYPE, wake, Map.of("wake", wake))
        .map(WebhookProvider::outcome)
        .onErrorResume(failure -> Mono.just(trouble(failure)));
  }

  private static PushOutcome outcome(Answer answer) {
    if (answer.isSuccess()) {
      return PushOutcome.Accepted.HERE;
    }
    String reason = "status " + answer.status();
    if (answer.status() == GONE) {
      return new PushOutcome.DropToken(reason, null);
    }
    if (answer.status() == TOO_MANY || answer.isServerError()) {
      return Retry.ofDevice(reason, answer.retryAfter());
    }
    return new PushOutcome.Suspect(
        answer.status() / CLASS == REDIRECT ? reason + ": redirects are not followed" : reason);
  }

  private static PushOutcome trouble(Throwable failure) {
    return Trouble.refusal(failure) != null
        ? new PushOutcome.Suspect(Trouble.reason(failure))
        : Retry.ofDevice(Trouble.reason(failure), null);
  }
}
