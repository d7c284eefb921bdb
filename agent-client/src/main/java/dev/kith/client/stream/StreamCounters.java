package dev.kith.client.stream;

import dev.kith.model.event.Event;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.StreamPosition;
import java.util.Collection;
import java.util.function.Function;

/// Gives out the numbers of the streams that one installation writes. No number is given out twice,
/// whatever crashes; one that was given out and never published is a gap that readers get over.
public interface StreamCounters {

  /// Numbers an event.
  ///
  /// @param readers the keys of its `p` tags
  /// @param sign makes the event at the position it is given; called once, and its result is what
  ///   the next event of the stream names as its previous one
  /// @return what `sign` made
  Event append(
      PublicKey author, Collection<PublicKey> readers, Function<StreamPosition, Event> sign);
}
