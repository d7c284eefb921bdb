package dev.kith.model.loop;

import dev.kith.model.event.PublicKey;
import java.time.Duration;
import java.util.Set;

/// When an exchange counts as a loop.
///
/// @param burst turns that a pair may take at once; one comes back every `burstRefill`
/// @param allowance turns that a pair may take over a long time; one comes back every
///   `allowanceRefill`
/// @param depth how many answers to answers may follow one another
/// @param parentAge how old a message may be for its answer to count as one
/// @param ringMessages how many linked messages each side of a ring may send within `ringWindow`;
///   as many that only seem linked raise a suspicion
/// @param ringSize most agents of a ring that is looked for
/// @param firstBreak how long a circuit stays open the first time; twice as long each time after
/// @param longestBreak but no longer than that
/// @param exempt keys whose exchanges never count, such as those of people
public record LoopLimits(
    int burst,
    Duration burstRefill,
    int allowance,
    Duration allowanceRefill,
    int depth,
    Duration parentAge,
    int ringMessages,
    Duration ringWindow,
    int ringSize,
    Duration firstBreak,
    Duration longestBreak,
    Set<PublicKey> exempt) {

  public LoopLimits {
    exempt = Set.copyOf(exempt);
  }

  /// What protocol.md says.
  public static LoopLimits standard(Set<PublicKey> exempt) {
    return new LoopLimits(
        60,
        Duration.ofSeconds(1),
        200,
        Duration.ofMinutes(5),
        64,
        Duration.ofHours(1),
        20,
        Duration.ofMinutes(5),
        8,
        Duration.ofMinutes(1),
        Duration.ofHours(1),
        exempt);
  }
}
