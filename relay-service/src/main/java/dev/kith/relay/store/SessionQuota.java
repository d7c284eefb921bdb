package dev.kith.relay.store;

/// How many sessions there may be beside a new one.
///
/// @param perKey most of its owner's, with it
/// @param origin where it is opened, in hex; empty if that does not count
/// @param perOrigin most that were opened there, with it
public record SessionQuota(int perKey, String origin, int perOrigin) {}
