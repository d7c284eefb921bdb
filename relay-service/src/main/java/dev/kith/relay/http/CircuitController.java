package dev.kith.relay.http;

import dev.kith.model.event.PublicKey;
import dev.kith.model.loop.Pair;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// The circuits that loop control has opened.
@RestController
@RequestMapping("/v1/circuits")
@Requires(Role.READER)
class CircuitController {

  private final OpenCircuits circuits;

  CircuitController(OpenCircuits circuits) {
    this.circuits = circuits;
  }

  @GetMapping
  @Operation(summary = "Pairs of agents whose messages are refused now, and why")
  Mono<Page<OpenCircuit>> list(PageRequest request) {
    Cursor after = request.after();
    return circuits
        .list(after == null ? "" : after.key(), request.rowsToFetch())
        .collectList()
        .map(rows ->
            Page.of(
                rows,
                request,
                row -> row.agents().getFirst().hex() + row.agents().getLast().hex()));
  }

  @DeleteMapping("/{one}/{other}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Requires(Role.OPERATOR)
  @Operation(summary = "Let the two write to each other again")
  Mono<Void> close(@PathVariable PublicKey one, @PathVariable PublicKey other) {
    return circuits
        .close(Pair.of(one, other))
        .filter(closed -> closed)
        .switchIfEmpty(
            Mono.error(
                Problem.of(ProblemType.NOT_FOUND, "There is no open circuit between the two.")
                    .exception()))
        .then();
  }
}
