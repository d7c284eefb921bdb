package dev.kith.relay.http;

import dev.kith.model.event.PublicKey;
import dev.kith.relay.session.SessionId;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// All sessions, for those who run the relay.
@RestController
@RequestMapping("/v1/sessions")
@Requires(Role.READER)
class SessionController {

  private static final int HEX_OF_KEY = 64;

  private final SessionAdministration sessions;

  SessionController(SessionAdministration sessions) {
    this.sessions = sessions;
  }

  @GetMapping
  @Operation(summary = "Sessions, how far behind each is, and whether somebody has it")
  Mono<Page<SessionState>> list(
      @RequestParam(required = false) @Nullable PublicKey owner, PageRequest request) {
    return sessions
        .list(after(request.after()), owner, request.rowsToFetch())
        .collectList()
        .map(rows -> Page.of(rows, request, row -> row.owner().hex() + row.name()));
  }

  @GetMapping("/{owner}/{name}")
  @Operation(summary = "What a session has not acknowledged: how much, and the oldest of it")
  Mono<Backlog> backlog(@PathVariable PublicKey owner, @PathVariable String name) {
    return sessions
        .backlog(new SessionId(owner, name))
        .switchIfEmpty(Mono.error(SessionController::notThere));
  }

  @DeleteMapping("/{owner}/{name}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Requires(Role.OPERATOR)
  @Operation(summary = "Forget a session and its will")
  Mono<Void> expire(@PathVariable PublicKey owner, @PathVariable String name) {
    return sessions
        .expire(new SessionId(owner, name))
        .filter(there -> there)
        .switchIfEmpty(Mono.error(SessionController::notThere))
        .then();
  }

  private static RuntimeException notThere() {
    return Problem.of(ProblemType.NOT_FOUND, "The key has no session of that name.").exception();
  }

  private static @Nullable SessionId after(@Nullable Cursor cursor) {
    if (cursor == null) {
      return null;
    }
    String key = cursor.key();
    try {
      return new SessionId(
          PublicKey.ofHex(key.substring(0, HEX_OF_KEY)), key.substring(HEX_OF_KEY));
    } catch (IllegalArgumentException | IndexOutOfBoundsException foreign) {
      throw PageRequest.foreignCursor();
    }
  }
}
