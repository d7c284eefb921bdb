package dev.kith.relay.runtime;

import dev.kith.relay.budget.Allowance;
import dev.kith.relay.budget.Rate;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How much of the relay one address or one key may use. 0 stands for no limit.
///
/// @param address budget of each address beyond loopback; of each network of 64 bits with IPv6
/// @param key budget of each key
/// @param remembered most addresses, and most keys, whose spending is remembered
/// @param proxyHeader the header whose last value is a client's address, set by a proxy through
///   which all clients come
public record Budgets(
    @DefaultValue @Valid OfAddress address,
    @DefaultValue @Valid OfKey key,
    @DefaultValue("100000") @Min(1_000) int remembered,
    @Nullable String proxyHeader) {

  /// @param connections most at a time
  /// @param subscriptions most open at a time, over all connections
  /// @param events how many a second
  /// @param eventBurst how many at once
  /// @param requests how many a second
  /// @param requestBurst how many at once
  /// @param queries how many are looked up at a time, the others wait
  public record OfAddress(
      @DefaultValue("100") @Min(0) int connections,
      @DefaultValue("1000") @Min(0) int subscriptions,
      @DefaultValue("50") @Min(0) int events,
      @DefaultValue("1000") @Min(1) int eventBurst,
      @DefaultValue("50") @Min(0) int requests,
      @DefaultValue("500") @Min(1) int requestBurst,
      @DefaultValue("2") @Min(0) int queries) {

    Allowance allowance() {
      return new Allowance(
          connections,
          subscriptions,
          new Rate(events, eventBurst),
          new Rate(requests, requestBurst));
    }
  }

  /// @param connections most at a time
  /// @param subscriptions most open at a time, over all connections
  /// @param events how many a second
  /// @param eventBurst how many at once
  /// @param requests how many a second
  /// @param requestBurst how many at once
  public record OfKey(
      @DefaultValue("100") @Min(0) int connections,
      @DefaultValue("1000") @Min(0) int subscriptions,
      @DefaultValue("200") @Min(0) int events,
      @DefaultValue("10000") @Min(1) int eventBurst,
      @DefaultValue("200") @Min(0) int requests,
      @DefaultValue("10000") @Min(1) int requestBurst) {

    Allowance allowance() {
      return new Allowance(
          connections,
          subscriptions,
          new Rate(events, eventBurst),
          new Rate(requests, requestBurst));
    }
  }
}
