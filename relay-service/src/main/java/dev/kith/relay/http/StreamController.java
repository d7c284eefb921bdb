package dev.kith.relay.http;

import dev.kith.model.event.PublicKey;
import dev.kith.relay.stream.StreamView;
import dev.kith.servicekit.access.Requires;
import dev.kith.servicekit.access.Role;
import dev.kith.servicekit.paging.Cursor;
import dev.kith.servicekit.paging.Page;
import dev.kith.servicekit.paging.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Whether what an author numbered is all there.
@RestController
@RequestMapping("/v1/streams")
@Requires(Role.READER)
class StreamController {

  private final Streams streams;

  StreamController(Streams streams) {
    this.streams = streams;
  }

  @GetMapping("/{author}")
  @Operation(summary = "The streams of an author: highest number, gaps and forks of each")
  Mono<Page<StreamView>> list(@PathVariable PublicKey author, PageRequest request) {
    Cursor cursor = request.after();
    String after = cursor == null ? "" : cursor.key();
    return streams
        .of(author)
        .map(all ->
            Page.of(
                all.stream()
                    .filter(view -> view.stream().compareTo(after) > 0)
                    .limit(request.rowsToFetch())
                    .toList(),
                request,
                StreamView::stream));
  }
}
