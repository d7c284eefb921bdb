package dev.kith.client.giftwrap;

import dev.kith.model.event.Event;
import dev.kith.model.event.Rumor;

/// The port to the JSON of events, which is what seals and wraps encrypt.
public interface EventText {

  String of(Event event);

  /// Without a signature.
  String of(Rumor rumor);

  /// @throws IllegalArgumentException in one sentence, if the text is no signed event. Neither id
  ///   nor signature is checked
  Event event(String json);

  /// @throws IllegalArgumentException in one sentence, if the text is no event without a signature.
  ///   The id is not checked
  Rumor rumor(String json);
}
