package dev.kith.relay.connection;

import java.time.Duration;

/// What one connection may have at a time.
///
/// @param window most frames that are taken in and not yet answered
/// @param windowBytes most bytes of such frames before no more are taken in
/// @param subscriptions most open subscriptions
/// @param filters most filters of one request
/// @param filterValues most values in all filters of one request
/// @param keys most keys authenticated on one connection
/// @param heartbeat how often silence is looked at; twice that long without a sign is the end
/// @param pendingEvents most live events kept for a subscription whose stored ones are not all sent
/// @param reconciliations most open reconciliations
/// @param reconciliationIdle how long one may wait for the client's next message
public record ConnectionLimits(
    int window,
    int windowBytes,
    int subscriptions,
    int filters,
    int filterValues,
    int keys,
    Duration heartbeat,
    int pendingEvents,
    int reconciliations,
    Duration reconciliationIdle) {}
