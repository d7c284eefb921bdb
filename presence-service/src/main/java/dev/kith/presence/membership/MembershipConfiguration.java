package dev.kith.presence.membership;

import dev.kith.presence.membership.frame.Frame;
import java.time.Duration;

/// How a group works. All its members should have the same; the mesh must be the same.
///
/// @param mesh the name of the group, 1 to 32 ASCII characters
/// @param most how many members are known at most, with those that are not live
public record MembershipConfiguration(
    String mesh,
    int most,
    Probing probing,
    Suspecting suspecting,
    Gossiping gossiping,
    Healing healing) {

  /// @param period between two probes of one member
  /// @param timeout how long an answer may take before helpers are asked, of a member that has not
  ///   answered yet
  /// @param least the least that this becomes, however fast the member answers
  /// @param helpers how many are asked
  /// @param worstHealth how far the local health may sink: all periods and timeouts become that
  ///   many times longer, and once more; 0 for never
  /// @param reliable whether, beside helpers, a connection is tried
  public record Probing(
      Duration period,
      Duration timeout,
      Duration least,
      int helpers,
      int worstHealth,
      boolean reliable) {}

  /// Greek and Latin letters are those of the Lifeguard paper, section IV.B.
  ///
  /// @param leastFactor how long a suspicion lasts at least, in periods times the decimal logarithm
  ///   of the size of the group (alpha)
  /// @param mostFactor how many times longer if nobody shares it (beta)
  /// @param confirmations how many others have to share it until it lasts the least (K)
  /// @param hintedFactor as `leastFactor`, where a hint started the probe
  /// @param buddy whether who is pinged is always told what it is accused of
  /// @param cautious whether a member that was itself stopped for a while gives others as much
  ///   more, and a verdict on who is held alive is only a suspicion
  /// @param grace after which who is unreachable counts as gone
  public record Suspecting(
      double leastFactor,
      double mostFactor,
      int confirmations,
      double hintedFactor,
      boolean buddy,
      boolean cautious,
      Duration grace) {}

  /// @param interval between two rounds, as long as there is news
  /// @param targets how many are told in a round
  /// @param retransmit how often a piece of news is told, in decimal logarithms of the size of the
  ///   group
  public record Gossiping(Duration interval, int targets, int retransmit) {}

  /// @param syncInterval how long after one comparison of all claims the next may follow
  /// @param syncFrames how many frames of claims answer one
  /// @param announceInterval how often somebody unreachable is called, for ever
  /// @param joinInterval how often seeds are called while nobody else is known
  public record Healing(
      Duration syncInterval, int syncFrames, Duration announceInterval, Duration joinInterval) {}

  /// @throws IllegalArgumentException if the name of the mesh is none
  public MembershipConfiguration {
    if (mesh.isEmpty()
        || mesh.length() > Frame.MESH_BYTES
        || !mesh.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new IllegalArgumentException("the name of a mesh has 1 to 32 visible characters");
    }
  }

  /// What suits hosts that are within some hundred milliseconds of each other.
  public static MembershipConfiguration of(String mesh) {
    return new MembershipConfiguration(
        mesh,
        10_000,
        new Probing(
            Duration.ofMillis(500), Duration.ofMillis(200), Duration.ofMillis(50), 3, 8, true),
        new Suspecting(4, 6, 3, 1, true, true, Duration.ofSeconds(30)),
        new Gossiping(Duration.ofMillis(200), 3, 4),
        new Healing(Duration.ofSeconds(2), 32, Duration.ofSeconds(10), Duration.ofSeconds(1)));
  }
}
