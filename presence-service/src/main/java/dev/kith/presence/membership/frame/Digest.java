package dev.kith.presence.membership.frame;

import java.util.List;

/// Sums over all claims that somebody holds, in buckets by subject: where two digests agree, so do
/// the claims.
public record Digest(List<Long> buckets) {

  public static final int BUCKETS = 32;

  /// @throws IllegalArgumentException if there are not as many buckets as there have to be
  public Digest {
    buckets = List.copyOf(buckets);
    if (buckets.size() != BUCKETS) {
      throw new IllegalArgumentException("a digest has %d buckets".formatted(BUCKETS));
    }
  }
}
