package dev.kith.presence.membership;

import dev.kith.model.event.PublicKey;
import dev.kith.presence.membership.frame.Accusation;
import dev.kith.presence.membership.frame.Alive;
import dev.kith.presence.membership.frame.Endpoint;
import dev.kith.presence.membership.frame.Verdict;
import dev.kith.presence.membership.frame.Version;

/// What this member says of itself.
final class Self {

  private final Notary notary;
  private final Endpoint endpoint;
  private Alive alive;
  private boolean leaving;

  Self(Notary notary, Endpoint endpoint, long epoch) {
    this.notary = notary;
    this.endpoint = endpoint;
    this.alive = notary.alive(Version.first(epoch), endpoint);
  }

  PublicKey key() {
    return notary.key();
  }

  Alive alive() {
    return alive;
  }

  boolean isLeaving() {
    return leaving;
  }

  Alive renew(Version version) {
    alive = notary.alive(version, endpoint);
    return alive;
  }

  Accusation leave() {
    leaving = true;
    return notary.accuse(Verdict.DEAD, key(), alive.version());
  }
}
