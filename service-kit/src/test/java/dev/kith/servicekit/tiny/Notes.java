package dev.kith.servicekit.tiny;

import dev.kith.model.event.EventId;
import dev.kith.model.event.PublicKey;
import dev.kith.servicekit.access.Caller;
import dev.kith.servicekit.access.Requires;
import dev.kith.servicekit.access.Role;
import dev.kith.servicekit.paging.Page;
import dev.kith.servicekit.paging.PageRequest;
import dev.kith.servicekit.problem.Problem;
import dev.kith.servicekit.problem.ProblemType;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// 120 notes that nobody keeps.
@RestController
@RequestMapping("/v1/notes")
@Requires(Role.READER)
final class Notes {

  private static final int COUNT = 120;

  enum Colour {
    RED,
    BLUE
  }

  record Note(String text, @Nullable Instant createdAt) {}

  record NewNote(
      @NotBlank String text,
      @Min(1) @Max(9) int copyCount,
      @Nullable Colour colour,
      @Nullable PublicKey author,
      @Nullable EventId inReplyTo) {}

  record Author(PublicKey publicKey, Role role) {}

  @GetMapping
  @Operation(summary = "All notes, in order")
  Mono<Page<Note>> list(PageRequest request) {
    int first = request.after() == null ? 0 : number(request.after().key()) + 1;
    List<Integer> rows =
        IntStream.range(first, Math.min(COUNT, first + request.rowsToFetch())).boxed().toList();
    Page<Integer> numbers = Page.of(rows, request, row -> Integer.toString(row));
    return Mono.just(
        new Page<>(
            numbers.items().stream().map(n -> new Note("note " + n, null)).toList(),
            numbers.next()));
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Requires(Role.OPERATOR)
  Mono<NewNote> create(@Valid @RequestBody Mono<NewNote> note) {
    return note;
  }

  @PutMapping(path = "/raw", consumes = MediaType.TEXT_PLAIN_VALUE, produces = "text/plain")
  @Requires(Role.OPERATOR)
  Mono<String> raw(@RequestBody Mono<String> body) {
    return body;
  }

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Requires(Role.OWNER)
  Mono<Void> clear() {
    return Mono.empty();
  }

  @GetMapping("/authors/{key}")
  Mono<Author> author(@PathVariable PublicKey key, Caller caller) {
    return Mono.just(new Author(key, caller.role()));
  }

  @GetMapping("/search")
  Mono<String> search(@RequestParam("max_words") @Max(10) int words, @RequestParam String text) {
    return Mono.just(text + words);
  }

  @GetMapping("/missing")
  Mono<Note> missing() {
    return Mono.error(
        Problem.of(ProblemType.NOT_FOUND, "There is no such note.").with("number", 7).exception());
  }

  @GetMapping("/failing")
  Mono<Note> failing() {
    return Mono.error(new IllegalStateException("jdbc:secret in dev.kith.Notes"));
  }

  private static int number(String key) {
    try {
      return Integer.parseInt(key);
    } catch (NumberFormatException foreign) {
      throw PageRequest.foreignCursor();
    }
  }
}
