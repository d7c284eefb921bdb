package dev.kith.presence.http;

import dev.kith.model.event.PublicKey;
import dev.kith.servicekit.access.Caller;
import dev.kith.servicekit.access.Requires;
import dev.kith.servicekit.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// For a wake service: which agents it can wake. It tells nothing else of them.
@RestController
@RequestMapping("/v1/wakeable")
@Requires(Role.AGENT)
class WakeableController {

  private final Wakeables wakeables;
  private final WakeServices services;

  WakeableController(Wakeables wakeables, WakeServices services) {
    this.wakeables = wakeables;
    this.services = services;
  }

  @PutMapping("/{agent}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "An agent can be woken")
  Mono<Void> add(@PathVariable PublicKey agent, Caller caller) {
    services.check(caller);
    return wakeables.tell(agent, true);
  }

  @DeleteMapping("/{agent}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "It cannot, any longer")
  Mono<Void> remove(@PathVariable PublicKey agent, Caller caller) {
    services.check(caller);
    return wakeables.tell(agent, false);
  }
}
