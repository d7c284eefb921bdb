package dev.kith.relay.http;

import dev.kith.servicekit.http.ClientAddress;
import dev.kith.servicekit.problem.Problem;
import dev.kith.servicekit.problem.ProblemType;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Sends whoever comes from a blocked address away, before anything costs more than that.
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class AddressGate implements WebFilter {

  private final Predicate<String> blocked;
  private final @Nullable String proxyHeader;

  public AddressGate(Predicate<String> blocked, @Nullable String proxyHeader) {
    this.blocked = blocked;
    this.proxyHeader = proxyHeader;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    String address = ClientAddress.of(exchange.getRequest(), proxyHeader);
    return address == null || !blocked.test(address)
        ? chain.filter(exchange)
        : Mono.error(
            Problem.of(ProblemType.FORBIDDEN, "Operators keep clients at this address out.")
                .exception());
  }
}
