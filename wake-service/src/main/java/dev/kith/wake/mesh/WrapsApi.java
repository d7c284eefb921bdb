package dev.kith.wake.mesh;

import dev.kith.client.runtime.EventCodec;
import dev.kith.model.event.Event;
import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import io.netty.handler.codec.http.HttpMethod;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The gift wraps that agents have sent to the service's key, in a session at the relay which all
/// replicas share: each wrap goes to one of them, and to another if that one is gone.
public final class WrapsApi {

  private static final String MAILBOX = "/v1/mailbox/share:registrations";
  private static final int MOST = 20;
  private static final int EXPIRY_SECONDS = 2_592_000;

  private final MeshService relay;
  private final PublicKey own;
  private final JsonMapper json;
  private final EventCodec codec = new EventCodec();
  private final String worker = MAILBOX + "/workers/" + UUID.randomUUID();

  public WrapsApi(MeshService relay, PublicKey own, JsonMapper json) {
    this.relay = relay;
    this.own = own;
    this.json = json;
  }

  /// A wrap, and how it is acknowledged.
  public record Delivery(long position, Event wrap) {}

  /// Makes sure that the session is there.
  public Mono<Void> open() {
    Map<String, Object> filter = Map.of("kinds", List.of(Kind.GIFT_WRAP), "#p", List.of(own.hex()));
    Map<String, Object> options = Map.of("filters", List.of(filter), "expiry", EXPIRY_SECONDS);
    return send(HttpMethod.PUT, MAILBOX, json.writeValueAsBytes(options));
  }

  /// The next ones, once there are any, or none if that takes too long.
  public Mono<List<Delivery>> take(Duration wait) {
    String path = "%s?limit=%d&wait=%d".formatted(worker, MOST, wait.toSeconds());
    return relay
        .send(HttpMethod.GET, path, null, wait.plus(MeshService.PATIENCE))
        .map(this::deliveries);
  }

  /// That one, and all that were taken before it, are dealt with.
  public Mono<Void> done(Delivery delivery) {
    byte[] body = json.writeValueAsBytes(Map.of("position", delivery.position()));
    return send(HttpMethod.POST, worker + "/ack", body);
  }

  private List<Delivery> deliveries(byte[] page) {
    return StreamSupport.stream(json.readTree(page).path("events").spliterator(), false)
        .map(this::delivery)
        .toList();
  }

  private Delivery delivery(JsonNode entry) {
    return new Delivery(
        entry.path("position").asLong(), codec.event(entry.path("event").toString()));
  }

  private Mono<Void> send(HttpMethod method, String path, byte[] body) {
    return relay.send(method, path, body, MeshService.PATIENCE).then();
  }
}
