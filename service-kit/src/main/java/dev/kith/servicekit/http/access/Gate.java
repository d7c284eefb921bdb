package dev.kith.servicekit.http.access;

import dev.kith.model.event.Event;
import dev.kith.model.event.PublicKey;
import dev.kith.servicekit.access.Caller;
import dev.kith.servicekit.access.Role;
import dev.kith.servicekit.nip98.HttpAuthorization;
import dev.kith.servicekit.nip98.Refusal;
import dev.kith.servicekit.nip98.ReplayCache;
import dev.kith.servicekit.nip98.SignedFor;
import dev.kith.servicekit.nip98.Verdict;
import dev.kith.servicekit.problem.Problem;
import dev.kith.servicekit.problem.ProblemType;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Lets a request pass whose author has a role. Nothing of the body is read before that is known.
/// Agents, who may be anybody, have a memory against replay of their own, so that they cannot fill
/// that of those who run the service.
final class Gate {

  private final HttpAuthorization authorization;
  private final ReplayCache replays;
  private final ReplayCache replaysOfAgents;
  private final List<RoleSource> roles;
  private final RequestUrls urls;
  private final RequestBody bodies;
  private final Refusals refusals;
  private final InstantSource clock;

  Gate(
      HttpAuthorization authorization,
      ReplayCache replays,
      ReplayCache replaysOfAgents,
      List<RoleSource> roles,
      RequestUrls urls,
      RequestBody bodies,
      Refusals refusals,
      InstantSource clock) {
    this.authorization = authorization;
    this.replays = replays;
    this.replaysOfAgents = replaysOfAgents;
    this.roles = roles;
    this.urls = urls;
    this.bodies = bodies;
    this.refusals = refusals;
    this.clock = clock;
  }

  /// The exchange with its body read and with a [Caller] as its principal.
  ///
  /// @return fails with a problem if the request may not pass
  Mono<ServerWebExchange> admit(ServerWebExchange exchange, Role required) {
    return switch (verdict(exchange.getRequest())) {
      case Verdict.Refused(Refusal refusal) -> refuse(refusal);
      case Verdict.Proven proven ->
          caller(proven.key(), required)
              .flatMap(caller -> complete(exchange, proven, caller, memory(required)));
    };
  }

  private Verdict verdict(ServerHttpRequest request) {
    return switch (AuthorizationHeader.of(request.getHeaders().getOrEmpty("Authorization"))) {
      case AuthorizationHeader.Unusable(Refusal refusal) -> new Verdict.Refused(refusal);
      case AuthorizationHeader.Presented(Event event) ->
          authorization.check(
              event, new SignedFor(request.getMethod().name(), urls.of(request)), clock.instant());
    };
  }

  private Mono<Caller> caller(PublicKey key, Role required) {
    return Flux.fromIterable(roles)
        .concatMap(source -> source.roleOf(key))
        .reduce(Role.AGENT, (one, other) -> one.includes(other) ? one : other)
        .flatMap(has ->
            has.includes(required)
                ? Mono.just(new Caller(key, has))
                : forbidden(key, has, required));
  }

  private ReplayCache memory(Role required) {
    return required == Role.AGENT ? replaysOfAgents : replays;
  }

  private static Mono<Caller> forbidden(PublicKey key, Role role, Role required) {
    String has = role == Role.AGENT ? "no role" : "only the role " + word(role);
    return Mono.error(
        Problem.of(
                ProblemType.FORBIDDEN,
                "The key %s has %s here and this needs %s; an owner can give it."
                    .formatted(key.hex(), has, word(required)))
            .with("required", word(required))
            .exception());
  }

  private Mono<ServerWebExchange> complete(
      ServerWebExchange exchange, Verdict.Proven proven, Caller caller, ReplayCache memory) {
    return bodies
        .read(exchange.getRequest())
        .flatMap(body -> {
          Optional<Refusal> fault = proven.faultOf(body).or(() -> used(proven, memory));
          return fault.isPresent()
              ? refuse(fault.get())
              : Mono.just(passed(exchange, body, caller));
        });
  }

  private Optional<Refusal> used(Verdict.Proven proven, ReplayCache memory) {
    synchronized (memory) {
      return memory.admit(proven.id(), proven.lapses(), clock.instant());
    }
  }

  private static ServerWebExchange passed(ServerWebExchange exchange, byte[] body, Caller caller) {
    return exchange
        .mutate()
        .request(
            RequestBody.with(body, exchange.getRequest(), exchange.getResponse().bufferFactory()))
        .principal(Mono.just(caller))
        .build();
  }

  private <T> Mono<T> refuse(Refusal refusal) {
    return Mono.error(refusals.problem(refusal, clock.instant()));
  }

  private static String word(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
