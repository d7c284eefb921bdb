package dev.kith.bench.process;

/// What memory a system takes at one moment, in bytes.
///
/// @param heap of live objects; 0 where there is no such heap
/// @param resident of the process that clients talk to
public record Gauges(double heap, double resident) {

  /// How much more than before.
  public Gauges since(Gauges before) {
    return new Gauges(heap - before.heap, resident - before.resident);
  }
}
