package dev.kith.relay.http;

import dev.kith.relay.name.LocalName;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Whose key a name stands for (NIP-05). Who asks for no name is told none: a directory of all keys
/// would be for those who write to everybody.
@RestController
@CrossOrigin
class NostrNamesController {

  private final NameDirectory names;
  private final RelayAddress address;

  NostrNamesController(NameDirectory names, RelayAddress address) {
    this.names = names;
    this.address = address;
  }

  @GetMapping("/.well-known/nostr.json")
  Mono<ResponseEntity<NostrNames>> find(
      @RequestParam(required = false) @Nullable String name, ServerWebExchange exchange) {
    LocalName asked = name == null ? null : LocalName.asked(name);
    return Mono.justOrEmpty(asked)
        .flatMap(known ->
            names
                .find(known)
                .map(
                    key -> NostrNames.of(known.text(), key, address.seenBy(exchange.getRequest()))))
        .defaultIfEmpty(NostrNames.NONE)
        .map(answer ->
            ResponseEntity.ok()
                // NIP-05 demands it, also where no browser asks.
                .header("Access-Control-Allow-Origin", "*")
                .contentType(MediaType.APPLICATION_JSON)
                .body(answer));
  }
}
