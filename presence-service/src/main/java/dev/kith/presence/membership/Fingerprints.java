package dev.kith.presence.membership;

import dev.kith.model.event.PublicKey;
import dev.kith.presence.membership.frame.Accusation;
import dev.kith.presence.membership.frame.Digest;
import dev.kith.presence.membership.frame.Verdict;
import java.util.Arrays;

/// Sums over what is held of all members, kept up as that changes.
final class Fingerprints {

  private final long[] buckets = new long[Digest.BUCKETS];

  static int bucket(PublicKey key) {
    return (int) (key.value().d() & (Digest.BUCKETS - 1));
  }

  void add(Member member) {
    buckets[bucket(member.key())] += mark(member);
  }

  void remove(Member member) {
    buckets[bucket(member.key())] -= mark(member);
  }

  Digest digest() {
    return new Digest(Arrays.stream(buckets).boxed().toList());
  }

  long whole() {
    long whole = 0;
    for (long bucket : buckets) {
      whole = mixed(whole ^ bucket);
    }
    return whole;
  }

  /// The same wherever the same is held of a member, whoever said it.
  private static long mark(Member member) {
    Accusation accusation = member.accusation();
    long verdict = accusation == null ? 0 : accusation.verdict() == Verdict.DEAD ? 2 : 1;
    long mark = mixed(member.key().value().a() ^ member.key().value().d());
    mark = mixed(mark ^ member.version().epoch());
    return mixed(mark ^ (member.version().incarnation() << 2 | verdict));
  }

  /// The finaliser of SplitMix64.
  private static long mixed(long value) {
    long mixed = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
    return mixed ^ mixed >>> 31;
  }
}
