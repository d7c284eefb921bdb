package dev.kith.relay.http;

import dev.kith.relay.access.Blockable;
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

/// Events, kinds and addresses that are kept out; keys are banned at `/v1/bans`.
@RestController
@RequestMapping("/v1/blocks/{what}")
@Requires(Role.OPERATOR)
class BlockController {

  private final Moderation moderation;

  BlockController(Moderation moderation) {
    this.moderation = moderation;
  }

  /// @param reason for the operators, who alone read it
  record NewBlock(@NotBlank String reason) {}

  @GetMapping
  @Requires(Role.READER)
  @Operation(summary = "What is kept out, and why")
  Mono<Page<BlockEntry>> list(@PathVariable Blockable what, PageRequest request) {
    Cursor after = request.after();
    return moderation
        .blocks(what, after == null ? "" : after.key(), request.rowsToFetch())
        .collectList()
        .map(rows -> Page.of(rows, request, BlockEntry::value));
  }

  @PutMapping("/{value}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Keep an event, a kind or the clients at an address out")
  Mono<Void> block(
      @PathVariable Blockable what,
      @PathVariable String value,
      @Valid @RequestBody NewBlock block) {
    return moderation.block(target(what, value), block.reason());
  }

  @DeleteMapping("/{value}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Keep it out no longer")
  Mono<Void> unblock(@PathVariable Blockable what, @PathVariable String value) {
    return moderation
        .unblock(target(what, value))
        .filter(lifted -> lifted)
        .switchIfEmpty(
            Mono.error(Problem.of(ProblemType.NOT_FOUND, "It is not blocked.").exception()))
        .then();
  }

  private static BlockTarget target(Blockable what, String value) {
    try {
      return BlockTarget.of(what, value);
    } catch (IllegalArgumentException malformed) {
      throw Problem.of(
              ProblemType.INVALID_REQUEST, "The value is not one: " + malformed.getMessage() + ".")
          .exception();
    }
  }
}
