package dev.kith.presence.membership;

import dev.kith.model.event.PublicKey;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// One probe of one member, under way.
final class ProbeRound {

  private final PublicKey target;
  private final boolean hinted;
  private final Instant begun;
  private final Set<PublicKey> helpers = new LinkedHashSet<>();
  private final Set<PublicKey> silent = new LinkedHashSet<>();

  ProbeRound(PublicKey target, boolean hinted, Instant begun) {
    this.target = target;
    this.hinted = hinted;
    this.begun = begun;
  }

  PublicKey target() {
    return target;
  }

  /// True if something else than its turn started it.
  boolean isHinted() {
    return hinted;
  }

  Instant begun() {
    return begun;
  }

  void ask(List<Member> some) {
    some.forEach(helper -> helpers.add(helper.key()));
    silent.addAll(helpers);
  }

  boolean hasAsked() {
    return !helpers.isEmpty();
  }

  boolean isOf(PublicKey answering) {
    return answering.equals(target) || helpers.contains(answering);
  }

  /// @return false if that helper was not asked, or has said so before
  boolean nack(PublicKey helper) {
    return silent.remove(helper);
  }

  /// How badly the prober itself looks for this having failed: by how many helpers should have said
  /// something and did not. Without helpers it has only itself to blame.
  int blame() {
    return helpers.isEmpty() ? 1 : silent.size();
  }
}
