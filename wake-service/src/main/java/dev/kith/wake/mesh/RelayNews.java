package dev.kith.wake.mesh;

import dev.kith.model.event.PublicKey;
import dev.kith.wake.lease.WakeInput;
import dev.kith.wake.policy.Sender;
import dev.kith.wake.policy.Trigger;
import dev.kith.wake.policy.Urgency;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How it is with the session of an agent, as the relay tells it, and as it wants it back once that
/// is known.
///
/// @param about what has changed
/// @param number of the change
/// @param state `attached`, `left` a moment ago, or `away`
/// @param cursor what there is up to there is drained
/// @param mail what is not
/// @param through the position of the newest message that the relay has looked at
public record RelayNews(
    PublicKey agent,
    String session,
    String about,
    long number,
    String state,
    long cursor,
    List<Mail> mail,
    long through) {

  public RelayNews {
    mail = List.copyOf(mail);
  }

  /// What one sender has written with one urgency.
  ///
  /// @param expiresAt seconds since 1970
  public record Mail(
      PublicKey sender, boolean known, String urgency, long position, @Nullable Long expiresAt) {

    private Trigger trigger() {
      return new Trigger(
          new Sender(sender, known),
          Urgency.valueOf(urgency.toUpperCase(Locale.ROOT)),
          position,
          expiresAt == null ? null : Instant.ofEpochSecond(expiresAt));
    }
  }

  /// All that the relay has to hear to know which news are meant.
  RelayNews withoutMail() {
    return new RelayNews(agent, session, about, number, state, cursor, List.of(), through);
  }

  /// What of it matters to the agent's wakes.
  public List<WakeInput> inputs() {
    List<WakeInput> inputs = new ArrayList<>();
    boolean isAttached = state.equals("attached");
    if (isAttached) {
      inputs.add(new WakeInput.Attached(session));
    }
    if (cursor > 0) {
      inputs.add(new WakeInput.Advanced(session, cursor));
    }
    if (!isAttached && !isPassing()) {
      inputs.add(new WakeInput.Detached(session));
    }
    mail.forEach(one -> inputs.add(new WakeInput.Requested(session, one.trigger())));
    return inputs;
  }

  /// Who drains by single requests comes and goes with each of them. Unless there is new mail, it
  /// is seen in a minute whether it has gone.
  private boolean isPassing() {
    return state.equals("left") && about.equals("session");
  }
}
