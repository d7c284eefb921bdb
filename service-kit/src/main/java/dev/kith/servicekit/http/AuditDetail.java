package dev.kith.servicekit.http;

import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/// What a call changes, where neither its method nor its path says it: goes to the audit log.
public final class AuditDetail {

  private static final String ATTRIBUTE = AuditDetail.class.getName();

  private static final int LONGEST = 1_000;

  private AuditDetail() {}

  /// @param detail on one line; the end of a long one is left out
  public static void put(ServerWebExchange exchange, String detail) {
    exchange
        .getAttributes()
        .put(ATTRIBUTE, detail.substring(0, Math.min(detail.length(), LONGEST)));
  }

  public static @Nullable String of(ServerWebExchange exchange) {
    return exchange.getAttribute(ATTRIBUTE);
  }
}
