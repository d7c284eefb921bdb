package dev.kith.presence.http;

import dev.kith.servicekit.access.Requires;
import dev.kith.servicekit.access.Role;
import dev.kith.servicekit.paging.Cursor;
import dev.kith.servicekit.paging.Page;
import dev.kith.servicekit.paging.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The instances of the service, and the relays and wake services that it watches.
@RestController
@RequestMapping("/v1/members")
@Requires(Role.READER)
class MemberController {

  private final Optional<Instances> group;
  private final Services services;

  MemberController(Optional<Instances> group, Services services) {
    this.group = group;
    this.services = services;
  }

  @GetMapping
  @Operation(summary = "Instances of this group, relays and wake services, and how each stands")
  Page<MemberEntry> list(PageRequest request) {
    Cursor cursor = request.after();
    String after = cursor == null ? "" : cursor.key();
    List<MemberEntry> rows =
        Stream.concat(
                group.map(Instances::list).orElse(List.of()).stream(),
                services.services().stream().map(MemberEntry::of))
            .filter(row -> row.place().compareTo(after) > 0)
            .sorted(Comparator.comparing(MemberEntry::place))
            .limit(request.rowsToFetch())
            .toList();
    return Page.of(rows, request, MemberEntry::place);
  }
}
