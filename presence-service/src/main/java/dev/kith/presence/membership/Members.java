package dev.kith.presence.membership;

import dev.kith.model.event.PublicKey;
import dev.kith.presence.membership.frame.Digest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// All members that are known, with this one, and in which order they are probed: one after the
/// other, in an order that is drawn anew in each cycle, so that everybody's turn comes within two
/// of them (SWIM, section 4.3).
final class Members {

  private final PublicKey self;
  private final int most;
  private final RandomGenerator random;
  private final Map<PublicKey, Member> byKey = new LinkedHashMap<>();
  private final List<PublicKey> cycle = new ArrayList<>();
  private final Fingerprints fingerprints = new Fingerprints();
  private int next;
  private int live;

  Members(PublicKey self, int most, RandomGenerator random) {
    this.self = self;
    this.most = most;
    this.random = random;
  }

  @Nullable Member get(PublicKey key) {
    return byKey.get(key);
  }

  Collection<Member> all() {
    return Collections.unmodifiableCollection(byKey.values());
  }

  /// How many are live, with this one.
  int live() {
    return live;
  }

  boolean isFull() {
    return byKey.size() >= most;
  }

  long fingerprint() {
    return fingerprints.whole();
  }

  Digest digest() {
    return fingerprints.digest();
  }

  void put(Member member) {
    Member before = byKey.put(member.key(), member);
    if (before != null) {
      fingerprints.remove(before);
    }
    fingerprints.add(member);
    boolean wasLive = before != null && before.isLive();
    if (member.isLive() && !wasLive) {
      live++;
      enterCycle(member.key(), before != null);
    } else if (!member.isLive() && wasLive) {
      live--;
    }
  }

  /// At a place drawn by chance, so that not all probe a newcomer at the same time.
  private void enterCycle(PublicKey key, boolean again) {
    if (key.equals(self) || (again && cycle.contains(key))) {
      return;
    }
    int at = random.nextInt(cycle.size() + 1);
    cycle.add(at, key);
    if (at < next) {
      next++;
    }
  }

  /// @return null if there is nobody else
  @Nullable Member nextToProbe() {
    for (int tries = 2 * cycle.size(); tries > 0; tries--) {
      if (next >= cycle.size()) {
        cycle.removeIf(key -> !held(key).isLive());
        Collections.shuffle(cycle, random);
        next = 0;
      }
      if (next < cycle.size()) {
        Member member = held(cycle.get(next++));
        if (member.isLive()) {
          return member;
        }
      }
    }
    return null;
  }

  /// Some of the others, drawn by chance; fewer if there are no more. Who has just become
  /// unreachable is among them until the next cycle.
  List<Member> draw(int count, Predicate<Member> wanted) {
    List<Member> drawn = new ArrayList<>();
    int size = cycle.size();
    for (int tries = 0; tries < 3 * count && size > 3 * count && drawn.size() < count; tries++) {
      Member member = held(cycle.get(random.nextInt(size)));
      if (wanted.test(member) && !drawn.contains(member)) {
        drawn.add(member);
      }
    }
    int start = size == 0 ? 0 : random.nextInt(size);
    for (int i = 0; i < size && drawn.size() < count; i++) {
      Member member = held(cycle.get((start + i) % size));
      if (wanted.test(member) && !drawn.contains(member)) {
        drawn.add(member);
      }
    }
    return List.copyOf(drawn);
  }

  private Member held(PublicKey key) {
    Member member = byKey.get(key);
    if (member == null) {
      throw new IllegalStateException("who is in the cycle is known");
    }
    return member;
  }
}
