package dev.kith.client.stream;

import dev.kith.model.event.PublicKey;

/// Something about an author's stream that a reader should know.
///
/// @param from the first number that it is about
/// @param to the last one
public record Finding(Fault fault, PublicKey author, String stream, long from, long to) {

  public enum Fault {
    /// No relay has these numbers: deleted, expired, pruned, or never published.
    ABSENT,
    /// Whatever is missing of these numbers was not asked for: it lies too far behind.
    SKIPPED,
    /// Two different events have the same number: two devices share one installation, or a lie.
    FORK,
    /// An event names another previous one than the one we have.
    BROKEN_CHAIN
  }

  /// For a person.
  public String sentence() {
    String numbers = from == to ? "number " + from : "numbers %d to %d".formatted(from, to);
    String what =
        switch (fault) {
          case ABSENT -> " cannot be had any more";
          case SKIPPED -> " lies too far behind to be asked for";
          case FORK -> " was used twice";
          case BROKEN_CHAIN -> " does not follow the one before";
        };
    return "of stream %s of %s %s%s".formatted(stream, author.hex(), numbers, what);
  }
}
