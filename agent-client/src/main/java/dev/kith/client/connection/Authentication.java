package dev.kith.client.connection;

import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import dev.kith.model.message.ClientMessage;
import dev.kith.model.message.RelayMessage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Proving one or several keys to the relay (NIP-42). Every challenge is answered at once and with
/// all keys: a relay that waits to be asked shows less than it has, and says nothing of it.
final class Authentication {

  /// More challenges than this on one socket are ignored, because each costs us signatures.
  private static final int MAX_CHALLENGES = 16;

  enum State {
    /// No challenge so far, so there is nothing to prove.
    UNCHALLENGED,
    /// Proofs are being made, or the relay has not answered all of them.
    UNDER_WAY,
    /// The relay took at least one proof.
    ACCEPTED,
    /// The relay took none.
    REFUSED
  }

  private final boolean possible;
  private State state = State.UNCHALLENGED;
  private @Nullable String challenge;
  private int challenges;
  private boolean anyAccepted;
  private final Set<EventId> unanswered = new HashSet<>();

  Authentication(boolean possible) {
    this.possible = possible;
  }

  State state() {
    return state;
  }

  /// True if it is not settled that authentication will not help.
  boolean mayHelp() {
    return possible && state != State.REFUSED;
  }

  void forget() {
    state = State.UNCHALLENGED;
    challenge = null;
    challenges = 0;
    unanswered.clear();
  }

  void challenged(String text, Turn turn) {
    if (!possible || challenges == MAX_CHALLENGES) {
      return;
    }
    challenges++;
    challenge = text;
    anyAccepted = false;
    unanswered.clear();
    state = State.UNDER_WAY;
    turn.add(new Effect.SignChallenge(text));
  }

  void signed(String forChallenge, List<Event> proofs, Turn turn) {
    if (!forChallenge.equals(challenge) || state != State.UNDER_WAY || !unanswered.isEmpty()) {
      return;
    }
    for (Event proof : proofs) {
      unanswered.add(proof.id());
      turn.send(new ClientMessage.Authenticate(proof));
    }
  }

  /// Takes an OK if it is about a proof.
  ///
  /// @return false if it is about something else
  boolean answered(RelayMessage.Ok ok, Turn turn) {
    if (!unanswered.remove(ok.id())) {
      return false;
    }
    anyAccepted |= ok.accepted();
    if (!ok.accepted()) {
      turn.tell(
          Report.Subject.AUTHENTICATION, "the relay did not take our proof of a key: " + ok.text());
    }
    if (unanswered.isEmpty()) {
      state = anyAccepted ? State.ACCEPTED : State.REFUSED;
    }
    return true;
  }
}
