package dev.kith.wake.mesh;

import dev.kith.model.event.PublicKey;
import io.netty.handler.codec.http.HttpMethod;
import reactor.core.publisher.Mono;

/// Tells a presence service who can be woken, and nothing more of them.
public final class PresenceApi {

  private final MeshService presence;

  public PresenceApi(MeshService presence) {
    this.presence = presence;
  }

  public Mono<Void> tell(PublicKey agent, boolean wakeable) {
    HttpMethod method = wakeable ? HttpMethod.PUT : HttpMethod.DELETE;
    return presence.send(method, "/v1/wakeable/" + agent.hex(), null, MeshService.PATIENCE).then();
  }
}
