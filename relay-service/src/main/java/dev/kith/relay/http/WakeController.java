package dev.kith.relay.http;

import dev.kith.model.event.PublicKey;
import dev.kith.model.message.Reason;
import dev.kith.model.wire.SessionFrames;
import dev.kith.relay.session.SessionId;
import dev.kith.relay.wake.WakeNews;
import dev.kith.servicekit.access.Caller;
import dev.kith.servicekit.access.Requires;
import dev.kith.servicekit.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// For the service that wakes agents: which of them have something to drain and are not there.
@RestController
@RequestMapping("/v1/wakes")
@Requires(Role.AGENT)
class WakeController {

  private static final int MOST_NEWS = 1_000;

  private final Wakes wakes;
  private final WakeServices services;

  WakeController(Wakes wakes, WakeServices services) {
    this.wakes = wakes;
    this.services = services;
  }

  /// What is new, or what of it is known.
  record News(@NotNull List<WakeNews> news) {}

  /// @param after position of the last message that is not meant
  /// @param through position of the last one that is
  record Parked(@NotNull PublicKey agent, @Min(0) long after, @Min(0) long through) {}

  @PutMapping("/{agent}/{session}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "An agent can be woken to drain a session, so tell of it")
  Mono<Void> watch(@PathVariable PublicKey agent, @PathVariable String session, Caller caller) {
    services.check(caller);
    return wakes.watch(session(agent, session));
  }

  @DeleteMapping("/{agent}/{session}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "It cannot, any longer")
  Mono<Void> unwatch(@PathVariable PublicKey agent, @PathVariable String session, Caller caller) {
    services.check(caller);
    return wakes.unwatch(session(agent, session));
  }

  @PostMapping("/take")
  @Operation(summary = "What is new for such sessions; it is told again unless it is known in 30 s")
  Mono<News> take(
      @RequestParam(defaultValue = "100") @Min(1) @Max(MOST_NEWS) int limit,
      @RequestParam(defaultValue = "0") @Min(0) @Max(MailboxController.LONGEST_WAIT) int wait,
      Caller caller) {
    services.check(caller);
    return wakes.take(limit, Duration.ofSeconds(wait)).map(News::new);
  }

  @PostMapping("/known")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "That is known: the news as they were told")
  Mono<Void> known(@Valid @RequestBody Mono<News> body, Caller caller) {
    services.check(caller);
    return body.flatMap(known -> wakes.known(known.news()));
  }

  @PostMapping("/parked")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "An agent could not be woken for messages: tell senders who want receipts")
  Mono<Void> parked(@Valid @RequestBody Mono<Parked> body, Caller caller) {
    services.check(caller);
    return body.flatMap(asked -> wakes.parked(asked.agent(), asked.after(), asked.through()));
  }

  private static SessionId session(PublicKey agent, String name) {
    SessionId session = new SessionId(agent, name);
    if (name.length() > SessionFrames.MAX_NAME || session.isShared()) {
      throw RefusalProblem.of(
          Reason.invalid(
              "an agent is woken for a session of its own, with a name of at most %d characters"
                  .formatted(SessionFrames.MAX_NAME)));
    }
    return session;
  }
}
