package dev.kith.client.runtime;

import dev.kith.model.event.Event;
import org.jspecify.annotations.Nullable;

/// Takes what several relays send for one subscription: each event once. Called on the loop.
interface Receiver {

  void arrived(Event event);

  /// Stored events follow, newest first.
  void catchingUp();

  /// No relay is sending stored events any more.
  void caughtUp();

  /// Every relay sent what it had stored at least once, or failed.
  void live();

  /// Nothing will follow.
  ///
  /// @param failure null if all that was asked for has come
  void over(@Nullable SubscriptionFailed failure);
}
