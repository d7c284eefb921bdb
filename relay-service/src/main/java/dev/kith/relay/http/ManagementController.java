package dev.kith.relay.http;

import dev.kith.model.event.PublicKey;
import dev.kith.relay.access.Blockable;
import dev.kith.relay.http.Moderation.Part;
import dev.kith.servicekit.access.Requires;
import dev.kith.servicekit.access.Role;
import dev.kith.servicekit.http.AuditDetail;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Relay management (NIP-86): remote procedure calls in JSON at the relay's own address. Who and
/// what is kept out can be seen and changed under `/v1` as well.
@RestController
@Requires(Role.OPERATOR)
class ManagementController {

  private static final String RPC = "application/nostr+json+rpc";

  /// Most entries of a list; `/v1` has pages.
  private static final int LISTED = 10_000;

  private final Membership membership;
  private final Moderation moderation;
  private final Map<String, Function<JsonNode, Mono<Object>>> methods = new TreeMap<>();

  ManagementController(Membership membership, Moderation moderation) {
    this.membership = membership;
    this.moderation = moderation;
    methods.put("supportedmethods", _ -> Mono.just(List.copyOf(methods.keySet())));
    methods.put("allowpubkey", params -> done(membership.allow(key(params))));
    methods.put("unallowpubkey", params -> done(membership.remove(key(params))));
    methods.put("listallowedpubkeys", _ -> allowed());
    methods.put("banpubkey", params -> done(membership.ban(key(params), reason(params))));
    methods.put("unbanpubkey", params -> done(membership.unban(key(params))));
    methods.put("listbannedpubkeys", _ -> banned());
    blocking(Blockable.EVENT, "banevent", "allowevent", "listbannedevents", NamedEvent::new);
    blocking(Blockable.ADDRESS, "blockip", "unblockip", "listblockedips", BlockedIp::new);
    blocking(
        Blockable.KIND,
        "disallowkind",
        "allowkind",
        "listdisallowedkinds",
        (kind, _) -> Integer.valueOf(kind));
    methods.put("listeventsneedingmoderation", _ -> reported());
    methods.put("changerelayname", params -> described(Part.NAME, params));
    methods.put("changerelaydescription", params -> described(Part.DESCRIPTION, params));
    methods.put("changerelayicon", params -> described(Part.ICON, params));
  }

  private void blocking(
      Blockable what,
      String block,
      String unblock,
      String list,
      BiFunction<String, String, Object> listed) {
    methods.put(
        block,
        params ->
            moderation.block(BlockTarget.of(what, first(params)), reason(params)).thenReturn(true));
    methods.put(unblock, params -> done(moderation.unblock(BlockTarget.of(what, first(params)))));
    methods.put(
        list,
        _ ->
            moderation
                .blocks(what, "", LISTED)
                .map(entry -> listed.apply(entry.value(), entry.reason()))
                .collectList()
                .map(entries -> entries));
  }

  /// One of both.
  record Answer(@Nullable Object result, @Nullable String error) {}

  private record Listed(String pubkey, @Nullable String reason) {}

  private record NamedEvent(String id, String reason) {}

  private record BlockedIp(String ip, String reason) {}

  @PostMapping(path = "/", consumes = RPC)
  Mono<ResponseEntity<Answer>> call(@RequestBody byte[] body, ServerWebExchange exchange) {
    return answer(body, exchange)
        .map(answer -> ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(answer));
  }

  private Mono<Answer> answer(byte[] body, ServerWebExchange exchange) {
    try {
      JsonNode call = JsonMapper.shared().readTree(body);
      AuditDetail.put(exchange, call.toString());
      String name = call.path("method").asString("");
      Function<JsonNode, Mono<Object>> method = methods.get(name);
      return method == null
          ? Mono.just(new Answer(null, "there is no such method; supportedmethods lists all"))
          : method.apply(call.path("params")).map(result -> new Answer(result, null));
    } catch (JacksonException malformed) {
      return Mono.just(new Answer(null, "expected {\"method\":...,\"params\":[...]}"));
    } catch (IllegalArgumentException malformed) {
      return Mono.just(new Answer(null, malformed.getMessage()));
    }
  }

  /// @throws IllegalArgumentException if there is none
  private static String first(JsonNode params) {
    if (!params.path(0).isValueNode()) {
      throw new IllegalArgumentException("expected a value in params");
    }
    return params.path(0).asString("");
  }

  private static PublicKey key(JsonNode params) {
    return PublicKey.ofHex(first(params));
  }

  private static String reason(JsonNode params) {
    return params.path(1).asString("");
  }

  private Mono<Object> described(Part part, JsonNode params) {
    return moderation.describe(part, first(params)).thenReturn(true);
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

  private Mono<Object> reported() {
    return moderation
        .reported(LISTED)
        .map(report -> new NamedEvent(report.event().hex(), report.reason()))
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
