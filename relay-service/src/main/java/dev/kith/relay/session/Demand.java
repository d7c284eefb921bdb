package dev.kith.relay.session;

/// What a worker of a shared session can take.
///
/// @param most so many events
/// @param inFlight so many it has and has not acknowledged
/// @param known something may be there up to that position of the log
/// @param look true to be answered even if nothing is known to be there
public record Demand(int most, int inFlight, long known, boolean look) {}
