package dev.kith.presence.http;

import dev.kith.presence.directory.AgentEntry;
import dev.kith.presence.directory.StreamNews;
import dev.kith.servicekit.access.Caller;
import dev.kith.servicekit.access.Requires;
import dev.kith.servicekit.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.json.JsonMapper;

/// The changes of the directory as they come, over a WebSocket. The handshake is a request like any
/// other, with its proof of a key.
@RestController
@RequestMapping("/v1/changes")
@Requires(Role.AGENT)
class ChangeController {

  private static final Duration PING = Duration.ofSeconds(30);

  private final Directory directory;
  private final DirectoryReaders readers;
  private final JsonMapper json;
  private final WebSocketService sockets = new HandshakeWebSocketService();

  ChangeController(Directory directory, DirectoryReaders readers, JsonMapper json) {
    this.directory = directory;
    this.readers = readers;
    this.json = json;
  }

  /// A text frame of the stream: `started` with a token, and perhaps `missed`; or `changed` with a
  /// token and an agent.
  record Frame(String type, String token, @Nullable Boolean missed, @Nullable AgentEntry agent) {

    static Frame of(StreamNews news) {
      return switch (news) {
        case StreamNews.Started(String token, boolean missed) ->
            new Frame("started", token, missed, null);
        case StreamNews.Changed(String token, AgentEntry agent) ->
            new Frame("changed", token, null, agent);
      };
    }
  }

  @GetMapping
  @Operation(summary = "A WebSocket that tells every change; after is a token of an earlier one")
  Mono<Void> follow(
      @RequestParam(required = false) @Nullable String after,
      ServerWebExchange exchange,
      Caller caller) {
    readers.check(caller);
    return sockets.handleRequest(
        exchange,
        session ->
            Mono.firstWithSignal(session.send(messages(session, after)), session.receive().then()));
  }

  private Flux<WebSocketMessage> messages(WebSocketSession session, @Nullable String after) {
    Sinks.Empty<Void> over = Sinks.empty();
    return Flux.merge(
        directory
            .follow(after)
            .map(news -> session.textMessage(json.writeValueAsString(Frame.of(news))))
            .doFinally(_ -> over.tryEmitEmpty()),
        Flux.interval(PING)
            .onBackpressureDrop()
            .map(_ -> session.pingMessage(buffers -> buffers.wrap(new byte[0])))
            .takeUntilOther(over.asMono()));
  }
}
