package dev.kith.relay.http;

import dev.kith.servicekit.access.Requires;
import dev.kith.servicekit.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// How the relay and its log are.
@RestController
@RequestMapping("/v1/status")
@Requires(Role.READER)
class StatusController {

  private final Mono<Status> status;

  /// @param status looks anew at each subscription
  StatusController(Mono<Status> status) {
    this.status = status;
  }

  @GetMapping
  @Operation(summary = "The log, its size, and who is connected")
  Mono<Status> status() {
    return status;
  }
}
