package dev.kith.relay.http;

import dev.kith.relay.name.LocalName;
import dev.kith.servicekit.problem.Problem;
import dev.kith.servicekit.problem.ProblemException;
import dev.kith.servicekit.problem.ProblemType;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// The same names for those who ask by WebFinger (RFC 7033).
@RestController
@CrossOrigin
class WebFingerController {

  private static final MediaType JRD = MediaType.parseMediaType("application/jrd+json");

  /// A URI about which nothing is known here, rather than none at all.
  private static final Pattern OTHER_URI =
      Pattern.compile("(?!(?i)acct:)[A-Za-z][A-Za-z0-9+.-]*:\\S+");

  private final NameDirectory names;
  private final RelayAddress address;
  private final NameHosts hosts;

  WebFingerController(NameDirectory names, RelayAddress address, NameHosts hosts) {
    this.names = names;
    this.address = address;
    this.hosts = hosts;
  }

  @GetMapping("/.well-known/webfinger")
  Mono<ResponseEntity<ResourceDescriptor>> describe(
      @RequestParam(required = false) @Nullable String resource, ServerWebExchange exchange) {
    Account account = account(resource);
    List<String> relations = exchange.getRequest().getQueryParams().get("rel");
    return Mono.justOrEmpty(hosts.include(account.host()) ? LocalName.asked(account.local()) : null)
        .flatMap(names::find)
        .map(
            key -> ResourceDescriptor.of(account.uri(), key, address.seenBy(exchange.getRequest())))
        .map(all -> relations == null ? all : all.withLinks(relations))
        .switchIfEmpty(Mono.error(WebFingerController::unknown))
        .map(answer ->
            ResponseEntity.ok()
                .header("Access-Control-Allow-Origin", "*")
                .contentType(JRD)
                .body(answer));
  }

  private static Account account(@Nullable String resource) {
    Account account = resource == null ? null : Account.of(resource);
    if (account != null) {
      return account;
    }
    if (resource != null && OTHER_URI.matcher(resource).matches()) {
      throw unknown();
    }
    throw Problem.of(
            ProblemType.INVALID_REQUEST, "Ask with ?resource=acct:NAME@HOST, and only one of it.")
        .exception();
  }

  private static ProblemException unknown() {
    return Problem.of(ProblemType.NOT_FOUND, "Nothing is known here by that name.").exception();
  }
}
