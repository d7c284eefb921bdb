package dev.kith.relay.session;

/// How a worker of a shared session works that comes by requests and holds no socket.
///
/// @param worker what it calls itself
/// @param seconds that it has, from its last request on, before what it has not acknowledged goes
///   to others
public record WorkerLease(String worker, int seconds) {}
