package dev.kith.relay.http;

import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.ResponseEntity.BodyBuilder;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/// The relay's one address, for those who come without a WebSocket. Browsers that ask first whether
/// they may are answered for any origin.
@RestController
@CrossOrigin(methods = {RequestMethod.GET, RequestMethod.OPTIONS})
class InformationController {

  private static final MediaType NOSTR_JSON = MediaType.parseMediaType("application/nostr+json");

  private final Information information;

  InformationController(Information information) {
    this.information = information;
  }

  /// The document is for who names its type; a wildcard is a browser's or curl's, and stands for
  /// whatever is there.
  @GetMapping("/")
  ResponseEntity<?> information(ServerWebExchange exchange) {
    List<MediaType> accepted = exchange.getRequest().getHeaders().getAccept();
    return accepted.stream().anyMatch(NOSTR_JSON::equalsTypeAndSubtype)
        ? forAnyOrigin().contentType(NOSTR_JSON).body(information.current())
        : forAnyOrigin().contentType(MediaType.TEXT_PLAIN).body(welcome());
  }

  private String welcome() {
    return """
    This is %s, a Nostr relay. Connect to this address with a WebSocket,
    or ask for it with "Accept: %s" to learn what it does.
    """
        .formatted(information.current().name(), NOSTR_JSON);
  }

  /// NIP-11 demands these three headers.
  private static BodyBuilder forAnyOrigin() {
    return ResponseEntity.ok()
        .header("Access-Control-Allow-Origin", "*")
        .header("Access-Control-Allow-Headers", "*")
        .header("Access-Control-Allow-Methods", "GET, OPTIONS");
  }
}
