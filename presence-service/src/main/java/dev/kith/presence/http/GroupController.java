package dev.kith.presence.http;

import dev.kith.servicekit.access.Caller;
import dev.kith.servicekit.access.Requires;
import dev.kith.servicekit.access.Role;
import dev.kith.servicekit.problem.Problem;
import dev.kith.servicekit.problem.ProblemType;
import io.swagger.v3.oas.annotations.Operation;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// Takes frames of the group over a WebSocket, for instances between which datagrams do not pass.
/// One binary message is one frame, as one datagram is.
@RestController
@RequestMapping("/v1/group")
@Requires(Role.AGENT)
class GroupController {

  private static final Duration PING = Duration.ofSeconds(30);

  private final Optional<Instances> group;
  private final WebSocketService sockets = new HandshakeWebSocketService();

  GroupController(Optional<Instances> group) {
    this.group = group;
  }

  @GetMapping
  @Operation(summary = "A WebSocket for the frames of other instances")
  Mono<Void> connect(ServerWebExchange exchange, Caller caller) {
    Instances instances =
        group
            .filter(one -> one.admits(caller.key()))
            .orElseThrow(() ->
                Problem.of(
                        ProblemType.FORBIDDEN,
                        "This is for instances of the group, which kith.presence.group.members"
                            + " names.")
                    .exception());
    return sockets.handleRequest(exchange, session -> converse(session, instances));
  }

  private static Mono<Void> converse(WebSocketSession session, Instances instances) {
    InetSocketAddress from = session.getHandshakeInfo().getRemoteAddress();
    if (from == null) {
      return session.close();
    }
    Flux<byte[]> coming =
        session
            .receive()
            .filter(message -> message.getType() == WebSocketMessage.Type.BINARY)
            .map(message -> bytes(message.getPayload()));
    Sinks.Empty<Void> over = Sinks.empty();
    Flux<WebSocketMessage> going =
        instances
            .connect(from, coming)
            .map(frame -> session.binaryMessage(buffers -> buffers.wrap(frame)))
            .doFinally(_ -> over.tryEmitEmpty());
    Flux<WebSocketMessage> pings =
        Flux.interval(PING)
            .onBackpressureDrop()
            .map(_ -> session.pingMessage(buffers -> buffers.wrap(new byte[0])))
            .takeUntilOther(over.asMono());
    return session.send(Flux.merge(going, pings));
  }

  private static byte[] bytes(DataBuffer payload) {
    byte[] bytes = new byte[payload.readableByteCount()];
    payload.read(bytes);
    return bytes;
  }
}
