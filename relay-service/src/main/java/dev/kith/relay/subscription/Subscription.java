package dev.kith.relay.subscription;

/// A live question of one connection.
///
/// @param connection number of the connection within this process
/// @param id what the client calls it
/// @param generation tells a subscription from an earlier one of the same id
public record Subscription(long connection, String id, long generation) {}
