package dev.kith.servicekit.http.access;

import dev.kith.servicekit.access.Role;
import dev.kith.servicekit.problem.Problem;
import dev.kith.servicekit.problem.ProblemType;
import java.net.InetSocketAddress;
import java.util.List;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Applies the rule of each request before any controller sees it.
final class AccessFilter implements WebFilter {

  private final AccessRules rules;
  private final Gate gate;
  private final List<Network> observers;

  AccessFilter(AccessRules rules, Gate gate, List<Network> observers) {
    this.rules = rules;
    this.gate = gate;
    this.observers = observers;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    return rules.of(exchange).flatMap(rule -> apply(rule, exchange, chain));
  }

  private Mono<Void> apply(AccessRule rule, ServerWebExchange exchange, WebFilterChain chain) {
    return switch (rule) {
      case AccessRule.Open() -> chain.filter(exchange);
      case AccessRule.Needs(Role role) -> admit(exchange, role, chain);
      case AccessRule.Observed() ->
          isObserved(exchange) ? chain.filter(exchange) : admit(exchange, Role.READER, chain);
      case AccessRule.Absent() ->
          Mono.error(
              Problem.of(ProblemType.NOT_FOUND, "This service has nothing at this path.")
                  .exception());
    };
  }

  private Mono<Void> admit(ServerWebExchange exchange, Role role, WebFilterChain chain) {
    return gate.admit(exchange, role)
        .flatMap(admitted -> AuditLog.follow(admitted, role, chain.filter(admitted)));
  }

  private boolean isObserved(ServerWebExchange exchange) {
    InetSocketAddress remote = exchange.getRequest().getRemoteAddress();
    return remote != null && observers.stream().anyMatch(network -> network.contains(remote));
  }
}
