package dev.kith.bench.runtime.mailbox;

/// What memory a system takes at one moment, in bytes.
///
/// @param heap of live objects; 0 where there is no such heap
/// @param resident of the process that clients talk to
record Gauges(double heap, double resident) {}
