package dev.kith.wake.provider.webhook;

import dev.kith.wake.provider.outbound.Answer;
import dev.kith.wake.provider.outbound.Outbound;
import dev.kith.wake.push.Endpoint;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/// Posts signed JSON to webhooks.
final class SignedPost {

  private final Outbound outbound;
  private final InstantSource clock;

  SignedPost(Outbound outbound, InstantSource clock) {
    this.outbound = outbound;
    this.clock = clock;
  }

  /// @param type of the event, as Standard Webhooks calls it
  /// @param id the same for each attempt at one event
  Mono<Answer> post(Endpoint.Webhook to, String type, String id, Map<String, String> data) {
    return Mono.defer(() -> {
      Instant now = clock.instant();
      byte[] body =
          JsonMapper.shared()
              .writeValueAsBytes(Map.of("type", type, "timestamp", now.toString(), "data", data));
      return Mono.fromCallable(() -> WebhookSignature.headers(id, now, body, to.secrets()))
          .flatMap(headers -> outbound.post(to.url(), headers, body));
    });
  }
}
