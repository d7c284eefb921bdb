package dev.kith.servicekit.http;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Tells browsers what no answer of a service is: a page, a part of one, something to guess the
/// type of, or, below `/v1`, something to keep.
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SecurityHeaders implements WebFilter {

  private static final String A_YEAR = "max-age=31536000";

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    HttpHeaders headers = exchange.getResponse().getHeaders();
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    headers.set("Referrer-Policy", "no-referrer");
    if (exchange.getRequest().getSslInfo() != null) {
      headers.set("Strict-Transport-Security", A_YEAR);
    }
    if (exchange.getRequest().getPath().value().startsWith("/v1/")) {
      headers.setCacheControl("no-store");
    }
    return chain.filter(exchange);
  }
}
