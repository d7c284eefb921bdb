package dev.kith.relay.http;

import dev.kith.model.message.Reason;
import dev.kith.model.message.SessionOptions;
import dev.kith.model.wire.SessionFrames;
import dev.kith.relay.session.SessionId;
import dev.kith.servicekit.access.Caller;
import dev.kith.servicekit.access.Requires;
import dev.kith.servicekit.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// The mailbox for agents that cannot hold a socket: open, read, acknowledge. What is said of
/// sessions on a socket holds here too.
@RestController
@RequestMapping("/v1/mailbox/{name}")
@Requires(Role.AGENT)
class MailboxController {

  /// Proxies cut requests that take longer than half a minute.
  static final int LONGEST_WAIT = 25;

  static final int MOST_EVENTS = 500;

  private final Mailboxes mailboxes;

  MailboxController(Mailboxes mailboxes) {
    this.mailboxes = mailboxes;
  }

  /// @param position as in a delivery
  record Acknowledgement(@NotNull @Min(0) @Max(SessionFrames.MAX_POSITION) Long position) {}

  /// @param cursor all up to there is acknowledged, durably
  record Acknowledged(long cursor) {}

  @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Open a mailbox of the caller's, or give it other options")
  Mono<MailboxState> open(
      @PathVariable String name,
      @RequestBody Mono<String> options,
      Caller caller,
      ServerWebExchange exchange) {
    return options.flatMap(body -> {
      SessionOptions asked = RequestFrame.options(name, body);
      if (asked.will() != null) {
        throw RefusalProblem.of(Reason.unsupported("a will needs a socket that can be lost"));
      }
      if (asked.key() != null && !asked.key().equals(caller.key())) {
        throw RefusalProblem.of(Reason.invalid("the option key names another key than the caller"));
      }
      return mailboxes.open(session(caller, name), asked, AddressGate.addressOf(exchange));
    });
  }

  @GetMapping
  @Operation(summary = "What is in it, from the cursor or from behind a position on")
  Mono<MailboxPage> read(
      @PathVariable String name,
      @RequestParam(defaultValue = "100") @Min(1) @Max(MOST_EVENTS) int limit,
      @RequestParam(defaultValue = "0") @Min(0) @Max(LONGEST_WAIT) int wait,
      @RequestParam(required = false) @Min(0) @Max(SessionFrames.MAX_POSITION) @Nullable Long after,
      Caller caller) {
    return mailboxes.read(
        session(caller, name), after == null ? -1 : after, limit, Duration.ofSeconds(wait));
  }

  @PostMapping("/ack")
  @Operation(summary = "Acknowledge all that was delivered up to a position")
  Mono<Acknowledged> acknowledge(
      @PathVariable String name, @Valid @RequestBody Mono<Acknowledgement> body, Caller caller) {
    return body.flatMap(asked -> mailboxes.acknowledge(session(caller, name), asked.position()))
        .map(Acknowledged::new);
  }

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Forget it")
  Mono<Void> end(@PathVariable String name, Caller caller) {
    return mailboxes.end(session(caller, name));
  }

  static SessionId session(Caller caller, String name) {
    if (name.length() > SessionFrames.MAX_NAME) {
      throw RefusalProblem.of(
          Reason.invalid(
              "the name of a session has at most " + SessionFrames.MAX_NAME + " characters"));
    }
    return new SessionId(caller.key(), name);
  }
}
