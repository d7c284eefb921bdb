package dev.kith.relay.http;

import dev.kith.model.message.Reason;
import dev.kith.model.message.Reason.Prefix;
import dev.kith.servicekit.http.ClientAddress;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Sends whoever comes from a blocked address away, and who asks too often, before anything costs
/// more than that. Sockets are counted where they are accepted.
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class AddressGate implements WebFilter {

  private static final Reason BLOCKED =
      new Reason(Prefix.BLOCKED, "operators keep clients at this address out");

  private static final String ADDRESS = AddressGate.class.getName() + ".address";

  private final Predicate<String> blocked;
  private final Budget budget;
  private final @Nullable String proxyHeader;

  /// What an address may ask.
  @FunctionalInterface
  public interface Budget {
    /// Takes one request; why there is none left, or null.
    @Nullable Reason request(String address);
  }

  public AddressGate(Predicate<String> blocked, Budget budget, @Nullable String proxyHeader) {
    this.blocked = blocked;
    this.budget = budget;
    this.proxyHeader = proxyHeader;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    String address = ClientAddress.of(exchange.getRequest(), proxyHeader);
    if (address != null) {
      exchange.getAttributes().put(ADDRESS, address);
    }
    Reason refusal = address == null ? null : refusal(address, exchange.getRequest());
    return refusal == null ? chain.filter(exchange) : Mono.error(RefusalProblem.of(refusal));
  }

  /// The address that a request came from, or null if that is this machine.
  static @Nullable String addressOf(ServerWebExchange exchange) {
    return exchange.getAttribute(ADDRESS);
  }

  private @Nullable Reason refusal(String address, ServerHttpRequest request) {
    if (blocked.test(address)) {
      return BLOCKED;
    }
    // Others ask for another protocol by habit, such as h2c, and make do with this one.
    boolean socket = "websocket".equalsIgnoreCase(request.getHeaders().getUpgrade());
    return socket ? null : budget.request(address);
  }
}
