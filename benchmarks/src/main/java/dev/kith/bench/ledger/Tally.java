package dev.kith.bench.ledger;

/// What the books say.
///
/// @param attempts events that producers tried to publish
/// @param acked of these, answered by `OK` true
/// @param deliveries to the handlers of consumers, repetitions among them
/// @param lost acknowledged to the producer and never delivered
/// @param unexpected delivered although nobody tried to publish it, or to the wrong consumer
/// @param recovered delivered although the producer got no `OK` true: it was told that the outcome
///   is unknown, or an error
/// @param duplicates delivered to the handler of one consumer again
/// @param orderViolations delivered after a later event of the same producer
public record Tally(
    long attempts,
    long acked,
    long deliveries,
    long lost,
    long unexpected,
    long recovered,
    long duplicates,
    long orderViolations) {

  /// True if every promise was kept.
  public boolean isSound() {
    return lost == 0 && unexpected == 0 && orderViolations == 0;
  }
}
