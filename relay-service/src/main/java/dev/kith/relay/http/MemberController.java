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
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// The keys that may write.
@RestController
@RequestMapping("/v1/members")
@Requires(Role.OPERATOR)
class MemberController {

  private final Membership membership;

  MemberController(Membership membership) {
    this.membership = membership;
  }

  @GetMapping
  @Requires(Role.READER)
  @Operation(summary = "Who may write")
  Mono<Page<MemberEntry>> list(PageRequest request) {
    Cursor after = request.after();
    return membership
        .members(after == null ? "" : after.key(), request.rowsToFetch())
        .collectList()
        .map(rows -> Page.of(rows, request, MemberEntry::key));
  }

  @PutMapping("/{key}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Let a key write")
  Mono<Void> allow(@PathVariable PublicKey key) {
    return membership.allow(key).then();
  }

  @DeleteMapping("/{key}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Let a key write no longer")
  Mono<Void> remove(@PathVariable PublicKey key) {
    return membership
        .remove(key)
        .filter(removed -> removed)
        .switchIfEmpty(
            Mono.error(Problem.of(ProblemType.NOT_FOUND, "The key is not a member.").exception()))
        .then();
  }
}
