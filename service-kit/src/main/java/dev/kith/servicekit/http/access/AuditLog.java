package dev.kith.servicekit.http.access;

import dev.kith.servicekit.access.Caller;
import dev.kith.servicekit.access.Role;
import dev.kith.servicekit.http.AuditDetail;
import dev.kith.servicekit.logging.LogKeys;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Who has changed what by the API, one line a call. What agents do for themselves alone is not in
/// it: that is what the service is there for.
///
/// Bodies are not in it either, because some hold secrets.
final class AuditLog {

  private static final Logger LOG = LoggerFactory.getLogger("kith.audit");
  private static final Set<HttpMethod> READING =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private AuditLog() {}

  /// Writes a line once the call is through, if it changes anything.
  ///
  /// @param exchange admitted, with its [Caller]
  static Mono<Void> follow(ServerWebExchange exchange, Role required, Mono<Void> call) {
    if (READING.contains(exchange.getRequest().getMethod())) {
      return call;
    }
    return exchange
        .<Caller>getPrincipal()
        .filter(caller -> required != Role.AGENT || caller.role().includes(Role.OPERATOR))
        .map(caller -> call.doFinally(_ -> write(exchange, caller)))
        .defaultIfEmpty(call)
        .flatMap(followed -> followed);
  }

  private static void write(ServerWebExchange exchange, Caller caller) {
    ServerHttpRequest request = exchange.getRequest();
    InetSocketAddress from = request.getRemoteAddress();
    HttpStatusCode status = exchange.getResponse().getStatusCode();
    String detail = AuditDetail.of(exchange);
    LOG.atInfo()
        .addKeyValue(LogKeys.AGENT, caller.key().hex())
        .addKeyValue(LogKeys.REQUEST, request.getId())
        .log(
            "{} {}{} by {} ({}) from {}: {}",
            request.getMethod(),
            // As it was sent: percent-encoded, so it is one line.
            request.getURI().getRawPath(),
            detail == null ? "" : " " + detail,
            caller.key().hex(),
            caller.role().name().toLowerCase(Locale.ROOT),
            from == null ? "unknown" : from.getAddress().getHostAddress(),
            status == null ? "no answer" : status.value());
  }
}
