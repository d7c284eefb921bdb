package dev.kith.client.connection;

import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import dev.kith.model.event.WireEvent;
import dev.kith.model.filter.Filter;
import dev.kith.model.message.RelayMessage;
import dev.kith.model.message.SessionOptions;
import java.time.Instant;
import java.util.List;

/// What can happen to a connection. Inputs of a socket that was given up must not be passed on.
public sealed interface Input {

  /// Start connecting.
  record Open() implements Input {}

  /// End everything; nothing happens afterwards.
  record Close() implements Input {}

  /// The socket is open.
  record Connected() implements Input {}

  /// The socket could not be opened, or is gone.
  record Lost(String why) implements Input {}

  /// The peer showed that it lives by something other than a message, such as a pong.
  record Heard() implements Input {}

  /// A frame came. The id and signature of an event in it have been checked.
  record Received(RelayMessage message) implements Input {}

  /// The answer to [Effect.SignChallenge]: one event of kind 22242 for each key.
  record Signed(String challenge, List<Event> proofs) implements Input {
    public Signed {
      proofs = List.copyOf(proofs);
    }
  }

  /// Publish, again after every reconnect, until there is a verdict or the deadline has passed. An
  /// event that is under way already is not sent twice: one verdict answers both.
  record Publish(WireEvent event, Instant deadline) implements Input {}

  /// Ask for what is stored, and if `live` also for all that follows.
  ///
  /// @param subscription a name for it, at most 40 characters, never used before
  record Subscribe(String subscription, Filter filter, boolean live) implements Input {}

  record Unsubscribe(String subscription) implements Input {}

  /// The subscriber cannot take more for now. Some events that are under way still come.
  record Hold(String subscription) implements Input {}

  /// The subscriber can take events again.
  record Release(String subscription) implements Input {}

  /// Attach a durable session, and again after every reconnect until it is refused for good, left,
  /// or taken over by another client.
  ///
  /// @param session its name, 1 to 64 characters, attached once at a time
  /// @param poll 0 to have everything delivered as it comes; else how many events to poll for
  record Attach(String session, SessionOptions options, int poll) implements Input {}

  /// Poll a session, attached by polling, for more.
  record Poll(String session, int most) implements Input {}

  /// An event that a session delivered is dealt with. It is acknowledged with the next
  /// [Effect.Confirmed].
  record Acknowledge(String session, EventId event) implements Input {}

  /// Want nothing more of a session. The relay keeps it.
  record Leave(String session) implements Input {}

  record TimerFired(Timer timer) implements Input {}
}
