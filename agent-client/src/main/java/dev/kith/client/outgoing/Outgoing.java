package dev.kith.client.outgoing;

import dev.kith.model.event.Event;
import dev.kith.model.event.PublicKey;
import java.util.List;

/// Signed events that no relay has answered for, in the order in which they were kept. Several
/// processes may use it.
public interface Outgoing {

  /// How many events are kept for one key.
  int MAX_EVENTS = 10_000;

  /// For who keeps nothing.
  Outgoing NONE =
      new Outgoing() {
        @Override
        public boolean keep(PublicKey sender, Event event) {
          return false;
        }

        @Override
        public List<Kept> first(PublicKey sender, int most) {
          return List.of();
        }

        @Override
        public void forget(PublicKey sender, Kept kept) {
          // It was never there.
        }
      };

  /// @param number rises in the order of keeping
  record Kept(long number, Event event) {}

  /// Keeps an event, whatever crashes.
  ///
  /// @param sender whose event it is, which a gift wrap does not say
  /// @return false if there are [#MAX_EVENTS] already
  boolean keep(PublicKey sender, Event event);

  /// The ones kept longest.
  List<Kept> first(PublicKey sender, int most);

  void forget(PublicKey sender, Kept kept);
}
