package dev.kith.presence.http;

import dev.kith.servicekit.access.Requires;
import dev.kith.servicekit.access.Role;
import dev.kith.servicekit.paging.Cursor;
import dev.kith.servicekit.paging.Page;
import dev.kith.servicekit.paging.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The instances of the service.
@RestController
@RequestMapping("/v1/members")
@Requires(Role.READER)
class MemberController {

  private final Optional<Instances> group;

  MemberController(Optional<Instances> group) {
    this.group = group;
  }

  @GetMapping
  @Operation(summary = "The instances of this group and how each stands; none if it is alone")
  Page<InstanceEntry> list(PageRequest request) {
    Cursor cursor = request.after();
    String after = cursor == null ? "" : cursor.key();
    List<InstanceEntry> rows =
        group.map(Instances::list).orElse(List.of()).stream()
            .filter(row -> row.key().hex().compareTo(after) > 0)
            .limit(request.rowsToFetch())
            .toList();
    return Page.of(rows, request, row -> row.key().hex());
  }
}
