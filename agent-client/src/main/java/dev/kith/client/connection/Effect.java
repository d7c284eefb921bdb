package dev.kith.client.connection;

import dev.kith.model.event.EventId;
import dev.kith.model.event.WireEvent;
import dev.kith.model.message.ClientMessage;
import java.time.Instant;

/// What a connection wants done. All are to be carried out in order.
public sealed interface Effect {

  /// What concerns the user of the connection and not its socket.
  sealed interface Outcome extends Effect {}

  /// What concerns one subscription.
  sealed interface OfSubscription extends Outcome {
    String subscription();
  }

  /// What concerns one durable session.
  sealed interface OfSession extends Outcome {
    String session();
  }

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
  record Settle(EventId event, Verdict verdict) implements Outcome {}

  /// An event for a subscription. After a reconnect some come again.
  record Deliver(String subscription, WireEvent event) implements OfSubscription {}

  /// From here on stored events come, newest first.
  record CatchingUp(String subscription) implements OfSubscription {}

  /// No more stored events for now.
  ///
  /// @param complete true if all were sent; false if the relay was interrupted
  record CaughtUp(String subscription, boolean complete) implements OfSubscription {}

  /// All that was stored has come, and the subscription was not to live longer.
  record Completed(String subscription) implements OfSubscription {}

  /// The subscription is over before it is complete: [Verdict.Refused] by the relay, or
  /// [Verdict.Unanswered] because it cannot be reached.
  record Ended(String subscription, Verdict verdict) implements OfSubscription {}

  /// The session is attached. What was not confirmed on an earlier attachment comes again.
  ///
  /// @param resumed false if the relay did not have it
  record Attached(String session, boolean resumed) implements OfSession {}

  /// An event that is to be acknowledged when it is dealt with.
  ///
  /// @param again true if it may have been delivered before
  record Entrust(String session, WireEvent event, boolean again) implements OfSession {}

  /// All that was there has been delivered, or all that was polled for.
  ///
  /// @param end false if there is more to poll for
  record Reached(String session, boolean end) implements OfSession {}

  /// The relay has stored every acknowledgement that could be given so far.
  record Confirmed(String session) implements OfSession {}

  /// The session will not be attached again: [Verdict.Refused] by the relay, or
  /// [Verdict.Unanswered] because it cannot be reached or knows no sessions.
  record Detached(String session, Verdict verdict) implements OfSession {}

  record Tell(Report report) implements Outcome {}
}
