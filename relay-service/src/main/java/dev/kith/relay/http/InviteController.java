package dev.kith.relay.http;

import dev.kith.servicekit.access.Requires;
import dev.kith.servicekit.access.Role;
import dev.kith.servicekit.paging.Cursor;
import dev.kith.servicekit.paging.Page;
import dev.kith.servicekit.paging.PageRequest;
import dev.kith.servicekit.problem.Problem;
import dev.kith.servicekit.problem.ProblemType;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// The codes by which keys become members.
@RestController
@RequestMapping("/v1/invites")
@Requires(Role.OPERATOR)
class InviteController {

  private static final int MOST_USES = 10_000;

  private final Membership membership;

  InviteController(Membership membership) {
    this.membership = membership;
  }

  /// @param uses how many keys may come with it
  record NewInvite(@Min(1) @Max(MOST_USES) int uses, @Nullable Instant expiresAt) {}

  @GetMapping
  @Operation(summary = "The codes there are")
  Mono<Page<InviteEntry>> list(PageRequest request) {
    Cursor after = request.after();
    return membership
        .invites(after == null ? "" : after.key(), request.rowsToFetch())
        .collectList()
        .map(rows -> Page.of(rows, request, InviteEntry::code));
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Make a code")
  Mono<InviteEntry> make(@RequestBody @Valid NewInvite invite) {
    return membership.invite(invite.uses(), invite.expiresAt());
  }

  @DeleteMapping("/{code}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Withdraw a code")
  Mono<Void> withdraw(@PathVariable String code) {
    return membership
        .withdraw(code)
        .filter(withdrawn -> withdrawn)
        .switchIfEmpty(
            Mono.error(Problem.of(ProblemType.NOT_FOUND, "There is no such code.").exception()))
        .then();
  }
}
