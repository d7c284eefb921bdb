package dev.kith.servicekit.http;

import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Lets pages of some origins use what is below `/v1` from a browser. It stands in front of the
/// access rules, because a browser asks whether it may before it signs.
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class CrossOrigins implements WebFilter {

  private final boolean any;
  private final CorsWebFilter api;

  CrossOrigins(List<String> origins) {
    CorsConfiguration pages = new CorsConfiguration();
    pages.setAllowedOrigins(origins);
    pages.addAllowedMethod(CorsConfiguration.ALL);
    pages.addAllowedHeader(CorsConfiguration.ALL);
    this.any = !origins.isEmpty();
    this.api = new CorsWebFilter(_ -> pages);
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    return any && exchange.getRequest().getPath().value().startsWith("/v1/")
        ? api.filter(exchange, chain)
        : chain.filter(exchange);
  }
}
