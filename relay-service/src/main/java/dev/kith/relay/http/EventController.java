package dev.kith.relay.http;

import dev.kith.model.event.EventId;
import dev.kith.relay.ingest.Verdict;
import dev.kith.servicekit.access.Caller;
import dev.kith.servicekit.access.Requires;
import dev.kith.servicekit.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Publishing for agents that cannot hold a socket.
@RestController
@RequestMapping("/v1/events")
@Requires(Role.AGENT)
class EventController {

  private final Publishing publishing;

  EventController(Publishing publishing) {
    this.publishing = publishing;
  }

  /// @param message empty, or what is worth knowing about the acceptance, as in `OK`
  record Accepted(EventId id, String message) {}

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Publish a signed event; the answer comes when it is durable")
  Mono<Accepted> publish(@RequestBody Mono<String> body, Caller caller) {
    return body.map(RequestFrame::event)
        .flatMap(event ->
            publishing
                .publish(event, caller.key())
                .map(verdict -> {
                  if (verdict instanceof Verdict.Refused(var reason)) {
                    throw RefusalProblem.of(reason);
                  }
                  return new Accepted(event.id(), verdict.text());
                }));
  }
}
