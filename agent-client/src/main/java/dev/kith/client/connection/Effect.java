package dev.kith.client.connection;

import dev.kith.model.event.EventId;
import dev.kith.model.event.WireEvent;
import dev.kith.model.message.ClientMessage;
import java.time.Instant;

/// What a connection wants done. All are to be carried out in order.
public sealed interface Effect {

  /// Open a socket; [Input.Connected] or [Input.Lost] answers.
  record Connect() implements Effect {}

  /// Give the socket up; nothing is expected back.
  record Disconnect(String why) implements Effect {}

  record Send(ClientMessage message) implements Effect {}

  /// Send a ping of the WebSocket; its pong is [Input.Heard].
  record Ping() implements Effect {}

  /// Sign this challenge with every key that should be known to the relay.
  record SignChallenge(String challenge) implements Effect {}

  /// Give the timer back at that time.
  record Schedule(Timer timer, Instant at) implements Effect {}

  /// The one verdict on an event.
  record Settle(EventId event, Verdict verdict) implements Effect {}

  /// An event for a subscription. After a reconnect some come again.
  record Deliver(String subscription, WireEvent event) implements Effect {}

  /// From here on stored events come, newest first.
  record CatchingUp(String subscription) implements Effect {}

  /// No more stored events for now.
  ///
  /// @param complete true if all were sent; false if the relay was interrupted
  record CaughtUp(String subscription, boolean complete) implements Effect {}

  /// All that was stored has come, and the subscription was not to live longer.
  record Completed(String subscription) implements Effect {}

  /// The relay will not serve the subscription, or can no longer be reached.
  record Ended(String subscription, String why) implements Effect {}

  record Tell(Report report) implements Effect {}
}
