package dev.kith.relay.http;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.ResponseEntity.BodyBuilder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/// The relay's one address, for those who come without a WebSocket.
@RestController
class InformationController {

  private static final String NOSTR_JSON = "application/nostr+json";

  private final InformationDocument document;

  InformationController(InformationDocument document) {
    this.document = document;
  }

  @GetMapping(path = "/", produces = NOSTR_JSON)
  ResponseEntity<InformationDocument> information() {
    return forAnyOrigin().contentType(MediaType.parseMediaType(NOSTR_JSON)).body(document);
  }

  @GetMapping(path = "/", produces = MediaType.TEXT_PLAIN_VALUE)
  ResponseEntity<String> welcome() {
    return forAnyOrigin()
        .body(
            """
            This is %s, a Nostr relay. Connect to this address with a WebSocket,
            or ask for it with "Accept: %s" to learn what it does.
            """
                .formatted(document.name(), NOSTR_JSON));
  }

  /// Browsers ask first whether they may send headers of their own.
  @RequestMapping(path = "/", method = RequestMethod.OPTIONS)
  ResponseEntity<Void> preflight() {
    return forAnyOrigin().build();
  }

  /// NIP-11 demands these three headers.
  private static BodyBuilder forAnyOrigin() {
    return ResponseEntity.ok()
        .header("Access-Control-Allow-Origin", "*")
        .header("Access-Control-Allow-Headers", "*")
        .header("Access-Control-Allow-Methods", "GET, OPTIONS");
  }
}
