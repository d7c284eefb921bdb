package dev.kith.wake.http;

import dev.kith.servicekit.access.Caller;
import dev.kith.servicekit.access.Requires;
import dev.kith.servicekit.access.Role;
import dev.kith.servicekit.problem.Problem;
import dev.kith.servicekit.problem.ProblemType;
import dev.kith.wake.push.PushOutcome;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// By what the caller can be woken. Nobody registers anything for another.
@RestController
@RequestMapping("/v1/devices")
@Requires(Role.AGENT)
class DeviceController {

  static final String NAME = "[A-Za-z0-9._-]{1,64}";

  private final Devices devices;

  DeviceController(Devices devices) {
    this.devices = devices;
  }

  /// @param items in the order in which they are tried
  record Listed(List<DeviceEntry> items) {

    Listed {
      items = List.copyOf(items);
    }
  }

  /// @param outcome `accepted`, `token-dead`, `suspect`, `misconfigured` or `later`
  record Tested(String outcome, @Nullable String reason) {

    static Tested of(PushOutcome outcome) {
      return new Tested(OutcomeText.of(outcome), reason(outcome));
    }

    private static @Nullable String reason(PushOutcome outcome) {
      return switch (outcome) {
        case PushOutcome.Accepted _ -> null;
        case PushOutcome.DropToken drop -> drop.reason();
        case PushOutcome.Suspect suspect -> suspect.reason();
        case PushOutcome.FixConfig fix -> fix.reason();
        case PushOutcome.Retry retry -> retry.reason();
      };
    }
  }

  @GetMapping
  @Operation(summary = "The caller's devices, in the order in which they are tried")
  Mono<Listed> list(Caller caller) {
    return devices.list(caller.key()).map(DeviceEntry::of).collectList().map(Listed::new);
  }

  @PutMapping("/{name}")
  @Operation(summary = "Register a device, or name its token anew; a webhook is challenged first")
  Mono<DeviceEntry> register(
      @PathVariable String name, @Valid @RequestBody Mono<DeviceBody> body, Caller caller) {
    if (!name.matches(NAME)) {
      throw Problem.of(
              ProblemType.INVALID_REQUEST,
              "The name of a device has 1 to 64 letters, digits, dots, - and _.")
          .exception();
    }
    return body.flatMap(asked -> devices.register(caller.key(), asked.wish(name)))
        .map(DeviceEntry::of);
  }

  @DeleteMapping("/{name}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Forget a device")
  Mono<Void> revoke(@PathVariable String name, Caller caller) {
    return devices.revoke(caller.key(), name);
  }

  @PostMapping("/{name}/test")
  @Operation(summary = "Push to a device at once, and tell what its push service said")
  Mono<Tested> test(@PathVariable String name, Caller caller) {
    return devices.test(caller.key(), name).map(Tested::of);
  }
}
