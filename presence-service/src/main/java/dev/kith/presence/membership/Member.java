package dev.kith.presence.membership;

import dev.kith.model.event.PublicKey;
import dev.kith.presence.membership.frame.Accusation;
import dev.kith.presence.membership.frame.Alive;
import dev.kith.presence.membership.frame.Endpoint;
import dev.kith.presence.membership.frame.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is held of one member.
///
/// @param alive the newest that it said of itself
/// @param accusation what speaks against that, and who says so
/// @param since when it came into this state, as seen from here
public record Member(
    Alive alive, @Nullable Accusation accusation, MemberState state, Instant since) {

  static Member alive(Alive alive, Instant now) {
    return new Member(alive, null, MemberState.ALIVE, now);
  }

  Member accused(Accusation by, MemberState now, Instant at) {
    return new Member(alive, by, now, at);
  }

  public PublicKey key() {
    return alive.subject();
  }

  public Endpoint endpoint() {
    return alive.endpoint();
  }

  /// The newest that was said of it.
  public Version version() {
    return accusation == null ? alive.version() : accusation.version();
  }

  public boolean isLive() {
    return state.isLive();
  }
}
