package dev.kith.relay.budget;

/// What one address or one key may use.
///
/// @param connections most at a time; 0 for any number
/// @param subscriptions most open at a time, over all connections; 0 for any number
/// @param events how often to publish
/// @param requests how often to ask for events
public record Allowance(int connections, int subscriptions, Rate events, Rate requests) {

  public static final Allowance UNLIMITED = new Allowance(0, 0, Rate.UNLIMITED, Rate.UNLIMITED);
}
