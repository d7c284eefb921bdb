package dev.kith.relay.connection;

import dev.kith.model.event.Event;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.WireEvent;
import dev.kith.model.filter.Filter;
import dev.kith.model.message.RelayMessage;
import java.util.List;
import java.util.Set;

/// What a connection wants done.
public sealed interface Effect {

  /// Send a frame.
  record Send(RelayMessage message) implements Effect {}

  /// Send stored events, whose JSON needs no second parsing.
  record SendStored(String subscription, List<byte[]> events) implements Effect {}

  /// Check a signature; answered by [Input.Verified] or [Input.NotVerified].
  record Verify(long ticket, Event event) implements Effect {}

  /// Store an event; answered by [Input.Decided]. Events of one connection are stored in the order
  /// of these effects.
  record Store(long ticket, WireEvent event) implements Effect {}

  /// Hand an ephemeral event to the live subscriptions; answered by [Input.Decided].
  record Broadcast(long ticket, WireEvent event) implements Effect {}

  /// Make a subscription live; answered by [Input.Registered].
  record Register(String subscription, long generation, List<Filter> filters) implements Effect {}

  record Unregister(String subscription, long generation) implements Effect {}

  /// Look for stored events up to a position that one of the keys may read; answered by
  /// [Input.Found] or [Input.QueryFailed].
  record Query(
      String subscription,
      long generation,
      List<Filter> filters,
      Set<PublicKey> readers,
      long position)
      implements Effect {}

  /// Fetch more of what a query found, once the client has read most of what it was sent; answered
  /// by [Input.Found] or [Input.QueryFailed].
  record Fetch(String subscription, long generation, List<Long> positions) implements Effect {}

  /// Let so many more frames in.
  record Pull(int frames) implements Effect {}

  record Ping() implements Effect {}

  /// Close the connection with a WebSocket status code (RFC 6455, section 7.4) and a reason. What
  /// waits to be sent is dropped.
  record Disconnect(int code, String reason) implements Effect {}
}
