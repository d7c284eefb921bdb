package dev.kith.relay.http;

import dev.kith.model.event.PublicKey;
import dev.kith.servicekit.access.Requires;
import dev.kith.servicekit.access.Role;
import dev.kith.servicekit.paging.Cursor;
import dev.kith.servicekit.paging.Page;
import dev.kith.servicekit.paging.PageRequest;
import dev.kith.servicekit.problem.Problem;
import dev.kith.servicekit.problem.ProblemType;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// The keys that may not write.
@RestController
@RequestMapping("/v1/bans")
@Requires(Role.OPERATOR)
class BanController {

  private final Membership membership;

  BanController(Membership membership) {
    this.membership = membership;
  }

  /// @param reason for the operators, who alone read it
  record NewBan(@NotBlank String reason) {}

  @GetMapping
  @Requires(Role.READER)
  @Operation(summary = "Who may not write, and why")
  Mono<Page<BanEntry>> list(PageRequest request) {
    Cursor after = request.after();
    return membership
        .bans(after == null ? "" : after.key(), request.rowsToFetch())
        .collectList()
        .map(rows -> Page.of(rows, request, BanEntry::key));
  }

  @PutMapping("/{key}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Let a key not write")
  Mono<Void> ban(@PathVariable PublicKey key, @Valid @RequestBody NewBan ban) {
    return membership.ban(key, ban.reason()).then();
  }

  @DeleteMapping("/{key}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Lift a ban")
  Mono<Void> unban(@PathVariable PublicKey key) {
    return membership
        .unban(key)
        .filter(lifted -> lifted)
        .switchIfEmpty(
            Mono.error(Problem.of(ProblemType.NOT_FOUND, "The key is not banned.").exception()))
        .then();
  }
}
