package dev.kith.relay.http;

import dev.kith.model.event.PublicKey;
import dev.kith.model.message.Reason;
import dev.kith.relay.ingest.Verdict;
import dev.kith.relay.name.LocalName;
import dev.kith.servicekit.access.Caller;
import dev.kith.servicekit.access.Requires;
import dev.kith.servicekit.access.Role;
import dev.kith.servicekit.paging.Cursor;
import dev.kith.servicekit.paging.Page;
import dev.kith.servicekit.paging.PageRequest;
import dev.kith.servicekit.problem.Problem;
import dev.kith.servicekit.problem.ProblemType;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
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

/// The names that the relay vouches for. An agent takes one for itself; operators give any to any
/// key.
@RestController
@RequestMapping("/v1/names")
@Requires(Role.AGENT)
class NameController {

  private final NameDirectory names;

  NameController(NameDirectory names) {
    this.names = names;
  }

  /// @param key the caller's own if it is left out
  record NewName(@Nullable PublicKey key) {}

  @GetMapping
  @Requires(Role.READER)
  @Operation(summary = "Who has which name")
  Mono<Page<NameEntry>> list(PageRequest request) {
    Cursor after = request.after();
    return names
        .list(after == null ? "" : after.key(), request.rowsToFetch())
        .collectList()
        .map(rows -> Page.of(rows, request, NameEntry::name));
  }

  @PutMapping("/{name}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Take a free name; operators give one to any key")
  Mono<Void> give(
      @PathVariable String name,
      @RequestBody(required = false) @Nullable NewName body,
      Caller caller) {
    PublicKey key = body == null || body.key() == null ? caller.key() : body.key();
    if (!key.equals(caller.key()) && !isOperator(caller)) {
      throw Problem.of(ProblemType.FORBIDDEN, "A name for another key is given by operators.")
          .exception();
    }
    return names
        .give(wellFormed(name), key, caller.role())
        .doOnNext(verdict -> {
          if (verdict instanceof Verdict.Refused(var reason)) {
            throw RefusalProblem.of(reason);
          }
        })
        .then();
  }

  @DeleteMapping("/{name}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Give one's name back; operators free any")
  Mono<Void> free(@PathVariable String name, Caller caller) {
    return names
        .free(wellFormed(name), isOperator(caller) ? null : caller.key())
        .filter(freed -> freed)
        .switchIfEmpty(
            Mono.error(
                Problem.of(
                        ProblemType.NOT_FOUND,
                        isOperator(caller)
                            ? "Nobody has that name."
                            : "The key does not have that name.")
                    .exception()))
        .then();
  }

  private static boolean isOperator(Caller caller) {
    return caller.role().includes(Role.OPERATOR);
  }

  private static LocalName wellFormed(String text) {
    try {
      return new LocalName(text);
    } catch (IllegalArgumentException malformed) {
      throw RefusalProblem.of(Reason.invalid(LocalName.FORM));
    }
  }
}
