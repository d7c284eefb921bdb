package dev.kith.wake.http;

import dev.kith.model.event.PublicKey;
import dev.kith.servicekit.access.Requires;
import dev.kith.servicekit.access.Role;
import dev.kith.servicekit.paging.Cursor;
import dev.kith.servicekit.paging.Page;
import dev.kith.servicekit.paging.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// All agents' wakes, for those who run the service.
@RestController
@RequestMapping("/v1")
@Requires(Role.READER)
class OperatorController {

  private static final int HEX_OF_KEY = 64;
  private static final int MOST_HOURS = 720;
  private static final Pattern PLACE = Pattern.compile("[0-9a-f]{64}.*");

  private final Operations operations;

  OperatorController(Operations operations) {
    this.operations = operations;
  }

  /// @param items the one used last first
  record Providers(List<ProviderEntry> items) {

    Providers {
      items = List.copyOf(items);
    }
  }

  /// @param items in the order of their names
  record Totals(List<TotalEntry> items) {

    Totals {
      items = List.copyOf(items);
    }
  }

  @GetMapping("/registrations")
  @Operation(summary = "The devices of all agents, without what they are reached by")
  Mono<Page<RegistrationEntry>> registrations(PageRequest request) {
    String after = place(request.after());
    String agent = after.isEmpty() ? "" : after.substring(0, HEX_OF_KEY);
    return operations
        .registrations(agent, after.substring(agent.length()), request.rowsToFetch())
        .map(RegistrationEntry::of)
        .collectList()
        .map(rows -> Page.of(rows, request, row -> row.agent().hex() + row.device().name()));
  }

  @GetMapping("/queue")
  @Operation(summary = "Agents with wakes that are not over, and what each of those waits for")
  Mono<Page<QueueEntry>> queue(PageRequest request) {
    return operations
        .queue(place(request.after()), request.rowsToFetch())
        .collectList()
        .map(rows -> Page.of(rows, request, row -> row.agent().hex()));
  }

  @GetMapping("/providers")
  @Operation(summary = "How push services have answered this replica, and which it leaves alone")
  Providers providers() {
    return new Providers(operations.providers());
  }

  @GetMapping("/totals")
  @Operation(summary = "What has happened to all wakes in the last hours, and how often")
  Mono<Totals> totals(@RequestParam(defaultValue = "24") @Min(1) @Max(MOST_HOURS) int hours) {
    return operations.totals(Duration.ofHours(hours)).map(Totals::new);
  }

  @GetMapping("/agents/{agent}/budgets")
  @Operation(summary = "What of an agent's budgets is used today")
  Mono<WakeController.Budgets> budgets(@PathVariable PublicKey agent) {
    return operations.budgets(agent).map(WakeController.Budgets::new);
  }

  private static String place(@Nullable Cursor cursor) {
    if (cursor == null) {
      return "";
    }
    if (!PLACE.matcher(cursor.key()).matches()) {
      throw PageRequest.foreignCursor();
    }
    return cursor.key();
  }
}
