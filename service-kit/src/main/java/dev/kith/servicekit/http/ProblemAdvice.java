package dev.kith.servicekit.http;

import dev.kith.servicekit.logging.LogKeys;
import dev.kith.servicekit.problem.Problem;
import dev.kith.servicekit.problem.ProblemType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/// The one place that answers failed requests: `application/problem+json` (RFC 9457). It handles
/// exceptions of the web server rather than of controllers, because filters fail too.
@Order(ProblemAdvice.BEFORE_THAT_OF_BOOT)
final class ProblemAdvice implements WebExceptionHandler {

  static final int BEFORE_THAT_OF_BOOT = -2;

  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

  private final JsonMapper json;

  ProblemAdvice(JsonMapper json) {
    this.json = json;
  }

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
    if (exchange.getResponse().isCommitted()
        || DisconnectedClientHelper.isClientDisconnectedException(failure)) {
      return Mono.error(failure);
    }
    Problem problem = Problems.of(failure);
    ServerHttpRequest request = exchange.getRequest();
    if (problem.type() == ProblemType.INTERNAL) {
      log.atError()
          .addKeyValue(LogKeys.REQUEST, request.getId())
          .setCause(failure)
          .log("request {} failed: {} {}", request.getId(), request.getMethod(), request.getPath());
    }
    return render(problem, request.getId(), exchange.getResponse());
  }

  private Mono<Void> render(Problem problem, String requestId, ServerHttpResponse response) {
    response.setStatusCode(HttpStatusCode.valueOf(problem.type().status()));
    response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    problem.headers().forEach(response.getHeaders()::set);
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", problem.type().uri());
    members.put("title", problem.type().title());
    members.put("status", problem.type().status());
    members.put("detail", problem.detail());
    members.put("request_id", requestId);
    members.putAll(problem.members());
    byte[] body = json.writeValueAsBytes(members);
    return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
  }
}
