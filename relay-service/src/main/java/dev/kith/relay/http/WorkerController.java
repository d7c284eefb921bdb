package dev.kith.relay.http;

import dev.kith.model.message.Reason;
import dev.kith.model.wire.SessionFrames;
import dev.kith.relay.session.SessionId;
import dev.kith.relay.session.WorkerLease;
import dev.kith.servicekit.access.Caller;
import dev.kith.servicekit.access.Requires;
import dev.kith.servicekit.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Working off a shared session by requests. A worker says what it is called, so that one which is
/// asked again, because its answer was lost or its process began anew, gets what it had.
@RestController
@RequestMapping("/v1/mailbox/{name}/workers/{worker}")
@Requires(Role.AGENT)
class WorkerController {

  private static final int LONGEST_LEASE = 3_600;

  private final Workers workers;

  WorkerController(Workers workers) {
    this.workers = workers;
  }

  @GetMapping
  @Operation(summary = "What the worker has not acknowledged, and more work for it")
  Mono<MailboxPage> read(
      @PathVariable String name,
      @PathVariable String worker,
      @RequestParam(defaultValue = "100") @Min(1) @Max(MailboxController.MOST_EVENTS) int limit,
      @RequestParam(defaultValue = "0") @Min(0) @Max(MailboxController.LONGEST_WAIT) int wait,
      @RequestParam(defaultValue = "60") @Min(1) @Max(LONGEST_LEASE) int lease,
      Caller caller) {
    return workers.read(
        session(caller, name),
        new WorkerLease(checked(worker), lease),
        limit,
        Duration.ofSeconds(wait));
  }

  @PostMapping("/ack")
  @Operation(summary = "Acknowledge a delivery to the worker, and all before it to this worker")
  Mono<MailboxController.Acknowledged> acknowledge(
      @PathVariable String name,
      @PathVariable String worker,
      @Valid @RequestBody Mono<MailboxController.Acknowledgement> body,
      Caller caller) {
    return body.flatMap(
            asked -> workers.acknowledge(session(caller, name), checked(worker), asked.position()))
        .map(MailboxController.Acknowledged::new);
  }

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Leave: what the worker has not acknowledged goes to others at once")
  Mono<Void> leave(@PathVariable String name, @PathVariable String worker, Caller caller) {
    return workers.leave(session(caller, name), checked(worker));
  }

  private static SessionId session(Caller caller, String name) {
    SessionId session = MailboxController.session(caller, name);
    if (!session.isShared()) {
      throw RefusalProblem.of(
          Reason.invalid("only a session whose name begins with share: has workers"));
    }
    return session;
  }

  private static String checked(String worker) {
    if (worker.length() > SessionFrames.MAX_NAME) {
      throw RefusalProblem.of(
          Reason.invalid(
              "the name of a worker has at most " + SessionFrames.MAX_NAME + " characters"));
    }
    return worker;
  }
}
