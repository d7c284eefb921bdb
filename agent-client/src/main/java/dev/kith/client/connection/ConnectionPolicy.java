package dev.kith.client.connection;

/// What differs from one use of a connection to another.
///
/// @param authenticates true if there are keys that answer challenges (NIP-42)
/// @param insistent true to try for ever; false to give up if the very first attempt fails, as a
///   command should that a person waits for
public record ConnectionPolicy(boolean authenticates, boolean insistent) {}
