package dev.kith.presence.membership.frame;

import java.util.Comparator;

/// How new what is said of a member is. Only the member itself makes a higher one.
///
/// @param epoch higher with each start of the member's process
/// @param incarnation from 0, higher with each accusation that the member refuted (SWIM, section
///   4.2)
public record Version(long epoch, long incarnation) implements Comparable<Version> {

  private static final Comparator<Version> ORDER =
      Comparator.comparingLong(Version::epoch).thenComparingLong(Version::incarnation);

  public static Version first(long epoch) {
    return new Version(epoch, 0);
  }

  public Version raised() {
    return new Version(epoch, incarnation + 1);
  }

  @Override
  public int compareTo(Version other) {
    return ORDER.compare(this, other);
  }
}
