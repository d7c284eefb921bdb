package dev.kith.wake.http;

import dev.kith.model.event.PublicKey;
import dev.kith.servicekit.access.Caller;
import dev.kith.servicekit.access.Requires;
import dev.kith.servicekit.access.Role;
import dev.kith.servicekit.paging.Cursor;
import dev.kith.servicekit.paging.Page;
import dev.kith.servicekit.paging.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Why an agent was woken, or why not.
@RestController
@RequestMapping("/v1")
@Requires(Role.AGENT)
class WakeController {

  private final Wakes wakes;

  WakeController(Wakes wakes) {
    this.wakes = wakes;
  }

  /// @param items one for each budget
  record Budgets(List<BudgetEntry> items) {

    Budgets {
      items = List.copyOf(items);
    }
  }

  @GetMapping("/wakes")
  @Operation(summary = "What has happened to the caller's wakes, the newest first")
  Mono<Page<WakeEntry>> own(PageRequest request, Caller caller) {
    return page(caller.key(), request);
  }

  @PostMapping("/wakes/{wake}/seen")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "A wake has reached the caller's device, which need not have connected yet")
  Mono<Void> seen(@PathVariable UUID wake, Caller caller) {
    return wakes.seen(caller.key(), wake);
  }

  @GetMapping("/budgets")
  @Operation(summary = "What of the caller's budgets is used today")
  Mono<Budgets> budgets(Caller caller) {
    return wakes.budgets(caller.key()).map(Budgets::new);
  }

  @GetMapping("/agents/{agent}/wakes")
  @Requires(Role.READER)
  @Operation(summary = "What has happened to the wakes of any agent, the newest first")
  Mono<Page<WakeEntry>> of(@PathVariable PublicKey agent, PageRequest request) {
    return page(agent, request);
  }

  private Mono<Page<WakeEntry>> page(PublicKey agent, PageRequest request) {
    return wakes
        .history(agent, before(request.after()), request.rowsToFetch())
        .collectList()
        .map(rows -> Page.of(rows, request, row -> Long.toString(row.number())));
  }

  private static long before(@Nullable Cursor cursor) {
    if (cursor == null) {
      return Long.MAX_VALUE;
    }
    try {
      return Long.parseLong(cursor.key());
    } catch (NumberFormatException foreign) {
      throw PageRequest.foreignCursor();
    }
  }
}
