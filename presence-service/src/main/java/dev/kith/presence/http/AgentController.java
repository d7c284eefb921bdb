package dev.kith.presence.http;

import dev.kith.model.event.PublicKey;
import dev.kith.presence.agents.Card;
import dev.kith.presence.agents.Reachability;
import dev.kith.presence.agents.Status;
import dev.kith.presence.directory.AgentEntry;
import dev.kith.presence.directory.AgentQuestion;
import dev.kith.servicekit.access.Caller;
import dev.kith.servicekit.access.Requires;
import dev.kith.servicekit.access.Role;
import dev.kith.servicekit.paging.Cursor;
import dev.kith.servicekit.paging.Page;
import dev.kith.servicekit.paging.PageRequest;
import dev.kith.servicekit.problem.Problem;
import dev.kith.servicekit.problem.ProblemType;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// The directory of agents.
@RestController
@RequestMapping("/v1/agents")
@Requires(Role.AGENT)
class AgentController {

  private static final int MAX_TEXT = 200;

  private final Directory directory;
  private final DirectoryReaders readers;

  AgentController(Directory directory, DirectoryReaders readers) {
    this.directory = directory;
    this.readers = readers;
  }

  @GetMapping
  @Operation(summary = "Who is there, what they declare and what is observed of them")
  Mono<Page<AgentEntry>> list(
      @RequestParam(required = false) @Nullable String capability,
      @RequestParam(required = false) @Nullable String status,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String text,
      PageRequest request,
      Caller caller) {
    readers.check(caller);
    Cursor after = request.after();
    AgentQuestion question =
        new AgentQuestion(
            bounded("capability", capability, Card.MAX_CAPABILITY),
            word("status", status, Status.values(), Status::word),
            word("state", state, Reachability.values(), Reachability::word),
            bounded("text", text, MAX_TEXT));
    return directory
        .list(question, after == null ? "" : after.key(), request.rowsToFetch())
        .collectList()
        .map(rows -> Page.of(rows, request, row -> row.key().hex()));
  }

  @GetMapping("/{key}")
  @Operation(summary = "One agent")
  Mono<AgentEntry> find(@PathVariable PublicKey key, Caller caller) {
    readers.check(caller);
    return directory
        .find(key)
        .switchIfEmpty(
            Mono.error(
                Problem.of(ProblemType.NOT_FOUND, "Nothing is known of the agent.").exception()));
  }

  private static @Nullable String bounded(String name, @Nullable String text, int most) {
    if (text != null && (text.isBlank() || text.length() > most || text.indexOf('\0') >= 0)) {
      throw Problem.of(
              ProblemType.INVALID_REQUEST, "%s must have 1 to %d characters.".formatted(name, most))
          .exception();
    }
    return text;
  }

  private static <T> @Nullable T word(
      String name, @Nullable String text, T[] values, Function<T, String> word) {
    if (text == null) {
      return null;
    }
    for (T value : values) {
      if (word.apply(value).equals(text)) {
        return value;
      }
    }
    String words = Arrays.stream(values).map(word).collect(Collectors.joining(", "));
    throw Problem.of(ProblemType.INVALID_REQUEST, "%s must be one of %s.".formatted(name, words))
        .exception();
  }
}
