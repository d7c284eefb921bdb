package dev.kith.presence.membership;

import dev.kith.presence.membership.frame.Claim;
import dev.kith.presence.membership.frame.Digest;
import dev.kith.presence.membership.frame.Endpoint;
import dev.kith.presence.membership.frame.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// Brings together what gossip did not: newcomers, members that missed news, and the two sides of a
/// partition. Pings show that two hold different claims; then they exchange those (push-pull
/// anti-entropy). Whoever is unreachable is called now and then, for ever, and so are seeds.
final class Reconciling {

  private final MembershipConfiguration.Healing healing;
  private final Self self;
  private final Members members;
  private final Post post;
  private final RandomGenerator random;
  private List<Endpoint> seeds = List.of();
  private Instant synced = Instant.MIN;
  private boolean reliably = true;

  Reconciling(
      MembershipConfiguration.Healing healing,
      Self self,
      Members members,
      Post post,
      RandomGenerator random) {
    this.healing = healing;
    this.self = self;
    this.members = members;
    this.post = post;
    this.random = random;
  }

  void start(Turn turn, List<Endpoint> someSeeds) {
    seeds = someSeeds;
    heal(turn);
  }

  /// A ping came from a member that holds something else.
  void differs(Turn turn, Route from) {
    if (!turn.now().isBefore(synced.plus(healing.syncInterval()))) {
      synced = turn.now();
      sync(turn, from, true);
    }
  }

  private void sync(Turn turn, Route to, boolean asks) {
    post.send(turn, to, new Message.Sync(members.digest(), asks), self.alive());
  }

  void answer(Turn turn, Route from, Message.Sync sync) {
    if (sync.asks()) {
      sync(turn, from, false);
    }
    Digest own = members.digest();
    if (!own.equals(sync.digest())) {
      post.sendClaims(turn, from, differing(own, sync.digest()), healing.syncFrames());
    }
  }

  /// In an order drawn by chance, so that what did not fit is not always the same.
  private List<Claim> differing(Digest own, Digest other) {
    List<Member> some = new ArrayList<>();
    for (Member member : members.all()) {
      int bucket = Fingerprints.bucket(member.key());
      if (!own.buckets().get(bucket).equals(other.buckets().get(bucket))) {
        some.add(member);
      }
    }
    Collections.shuffle(some, random);
    List<Claim> claims = new ArrayList<>();
    for (Member member : some) {
      claims.add(member.alive());
      if (member.accusation() != null) {
        claims.add(member.accusation());
      }
    }
    return claims;
  }

  /// A round of calls to those from whom nothing is heard.
  void heal(Turn turn) {
    boolean alone = members.live() == 1;
    // By turns: datagrams may not pass at all.
    reliably = !reliably;
    Duration interval = alone ? healing.joinInterval() : healing.announceInterval();
    turn.schedule(new Timer.HealNext(), interval);
    callUnreachable(turn);
    List<Endpoint> unknown = unknownSeeds();
    if (alone) {
      unknown.forEach(seed -> sync(turn, new Route(seed, reliably), true));
    } else if (!unknown.isEmpty()) {
      Endpoint seed = unknown.get(random.nextInt(unknown.size()));
      sync(turn, new Route(seed, reliably), true);
    }
  }

  private void callUnreachable(Turn turn) {
    List<Member> unreachable =
        members.all().stream()
            .filter(member -> !member.isLive() && member.state() != MemberState.LEFT)
            .toList();
    if (!unreachable.isEmpty()) {
      Member called = unreachable.get(random.nextInt(unreachable.size()));
      Route route = new Route(called.endpoint(), reliably);
      Message sync = new Message.Sync(members.digest(), true);
      if (called.accusation() != null) {
        post.send(turn, route, sync, self.alive(), called.accusation());
      }
    }
  }

  private List<Endpoint> unknownSeeds() {
    if (seeds.isEmpty()) {
      return List.of();
    }
    Set<Endpoint> known =
        members.all().stream()
            .filter(Member::isLive)
            .map(Member::endpoint)
            .collect(Collectors.toSet());
    return seeds.stream()
        .filter(seed ->
            known.stream()
                .noneMatch(one -> one.host().equals(seed.host()) && one.port() == seed.port()))
        .toList();
  }
}
