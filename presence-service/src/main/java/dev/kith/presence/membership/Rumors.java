package dev.kith.presence.membership;

import dev.kith.model.event.PublicKey;
import dev.kith.presence.membership.frame.Claim;
import dev.kith.presence.membership.frame.Frame;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// News on their way through the group (SWIM, section 4.1): each frame takes some along, those
/// first that were told least often, until all were told often enough. One subject has one piece of
/// news, the newest.
final class Rumors {

  private static final Comparator<Rumor> LEAST_TOLD_FIRST =
      Comparator.comparingInt((Rumor rumor) -> rumor.told)
          .thenComparingLong(rumor -> -rumor.number);

  private final int retransmit;
  private final Map<PublicKey, Rumor> bySubject = new LinkedHashMap<>();
  private long count;

  private static final class Rumor {
    private final Claim claim;
    private final long number;
    private int told;

    Rumor(Claim claim, long number) {
      this.claim = claim;
      this.number = number;
    }
  }

  /// @param retransmit how often each is told, in decimal logarithms of the size of the group
  Rumors(int retransmit) {
    this.retransmit = retransmit;
  }

  boolean isEmpty() {
    return bySubject.isEmpty();
  }

  void add(Claim claim) {
    bySubject.put(claim.subject(), new Rumor(claim, count++));
  }

  /// Adds what fits, and counts it as told.
  ///
  /// @param claims what the frame carries already
  void fill(List<Claim> claims, int room, int members) {
    if (bySubject.isEmpty()) {
      return;
    }
    List<Claim> carried = List.copyOf(claims);
    int left = room - carried.stream().mapToInt(Claim::bytes).sum();
    int limit = limit(members);
    carried.forEach(claim -> told(claim, limit));
    for (Rumor rumor : bySubject.values().stream().sorted(LEAST_TOLD_FIRST).toList()) {
      if (claims.size() == Frame.MAX_CLAIMS) {
        return;
      }
      if (rumor.claim.bytes() <= left && !carried.contains(rumor.claim)) {
        claims.add(rumor.claim);
        left -= rumor.claim.bytes();
        tell(rumor, limit);
      }
    }
  }

  private void told(Claim claim, int limit) {
    Rumor rumor = bySubject.get(claim.subject());
    if (rumor != null && rumor.claim.equals(claim)) {
      tell(rumor, limit);
    }
  }

  private void tell(Rumor rumor, int limit) {
    rumor.told++;
    if (rumor.told >= limit) {
      bySubject.remove(rumor.claim.subject());
    }
  }

  int limit(int members) {
    return retransmit * (int) Math.ceil(Math.log10(members + 1));
  }
}
