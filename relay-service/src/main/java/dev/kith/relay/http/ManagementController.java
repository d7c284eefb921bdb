package dev.kith.relay.http;

import dev.kith.model.event.PublicKey;
import dev.kith.servicekit.access.Requires;
import dev.kith.servicekit.access.Role;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Relay management (NIP-86): remote procedure calls in JSON at the relay's own address. What can
/// be seen and changed is the same as under `/v1`.
@RestController
@Requires(Role.OPERATOR)
class ManagementController {

  private static final String RPC = "application/nostr+json+rpc";

  /// Most entries of a list; `/v1` has pages.
  private static final int LISTED = 10_000;

  private final Membership membership;
  private final Map<String, Function<JsonNode, Mono<Object>>> methods = new TreeMap<>();

  ManagementController(Membership membership) {
    this.membership = membership;
    methods.put("supportedmethods", _ -> Mono.just(List.copyOf(methods.keySet())));
    methods.put("allowpubkey", params -> done(membership.allow(key(params))));
    methods.put("unallowpubkey", params -> done(membership.remove(key(params))));
    methods.put("listallowedpubkeys", _ -> allowed());
    methods.put(
        "banpubkey", params -> done(membership.ban(key(params), params.path(1).asString(""))));
    methods.put("unbanpubkey", params -> done(membership.unban(key(params))));
    methods.put("listbannedpubkeys", _ -> banned());
  }

  /// One of both.
  record Answer(@Nullable Object result, @Nullable String error) {}

  private record Listed(String pubkey, @Nullable String reason) {}

  @PostMapping(path = "/", consumes = RPC)
  Mono<ResponseEntity<Answer>> call(@RequestBody byte[] body) {
    return answer(body)
        .map(answer -> ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(answer));
  }

  private Mono<Answer> answer(byte[] body) {
    try {
      JsonNode call = JsonMapper.shared().readTree(body);
      String name = call.path("method").asString("");
      Function<JsonNode, Mono<Object>> method = methods.get(name);
      return method == null
          ? Mono.just(new Answer(null, "there is no such method; supportedmethods lists all"))
          : method.apply(call.path("params")).map(result -> new Answer(result, null));
    } catch (JacksonException | IllegalArgumentException malformed) {
      return Mono.just(
          new Answer(null, "expected {\"method\":...,\"params\":[...]} with keys in hex"));
    }
  }

  private static PublicKey key(JsonNode params) {
    return PublicKey.ofHex(params.path(0).asString(""));
  }

  /// What was so already is done too.
  private static Mono<Object> done(Mono<Boolean> change) {
    return change.map(_ -> true);
  }

  private Mono<Object> allowed() {
    return membership
        .members("", LISTED)
        .map(member -> new Listed(member.key(), null))
        .collectList()
        .map(list -> list);
  }

  private Mono<Object> banned() {
    return membership
        .bans("", LISTED)
        .map(ban -> new Listed(ban.key(), ban.reason()))
        .collectList()
        .map(list -> list);
  }
}
