package dev.kith.relay.http;

import dev.kith.model.event.PublicKey;
import dev.kith.servicekit.access.Requires;
import dev.kith.servicekit.access.Role;
import dev.kith.servicekit.paging.Cursor;
import dev.kith.servicekit.paging.Page;
import dev.kith.servicekit.paging.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Agents that an operator may want to look at, as their messages seem to go round.
@RestController
@RequestMapping("/v1/rings")
@Requires(Role.READER)
class RingController {

  private final SuspectedRings rings;

  RingController(SuspectedRings rings) {
    this.rings = rings;
  }

  @GetMapping
  @Operation(
      summary = "Rings of agents by the timing of their messages alone; they are not stopped")
  Page<SuspectedRing> list(PageRequest request) {
    Cursor after = request.after();
    String last = after == null ? "" : after.key();
    List<SuspectedRing> rows =
        rings.list().stream()
            .filter(ring -> key(ring).compareTo(last) > 0)
            .limit(request.rowsToFetch())
            .toList();
    return Page.of(rows, request, RingController::key);
  }

  private static String key(SuspectedRing ring) {
    return ring.agents().stream().map(PublicKey::hex).collect(Collectors.joining());
  }
}
