package dev.kith.client;

import dev.kith.client.giftwrap.Unwrapping;
import dev.kith.client.merge.SeenWindow;
import dev.kith.client.runtime.EventHandler;
import dev.kith.model.event.Event;
import dev.kith.model.event.PublicKey;
import reactor.core.publisher.Flux;

/// Makes messages of events, as the owner of one key can read them.
record Reading(PublicKey self, Encryption encryption, GiftWraps wraps) {

  /// A message that came in several gift wraps comes once.
  Flux<Message> all(Flux<Event> events) {
    return Flux.defer(() -> {
      SeenWindow seen = new SeenWindow();
      return events
          .map(this::read)
          .filter(message -> !message.isUnwrapped() || seen.add(message.id()));
    });
  }

  /// The handler gets each message once, in however many gift wraps it comes.
  ///
  /// @param ownCopies true to hand over what the key itself sent to others in gift wraps, too
  EventHandler handler(MessageHandler handler, boolean ownCopies) {
    return (event, memory) -> {
      Message message = read(event);
      boolean known = message.isUnwrapped() && memory.isHandled(message.id());
      if (!known && (ownCopies || !isOwnCopy(message))) {
        handler.handle(message);
      }
      return message.id();
    };
  }

  private Message read(Event event) {
    Message message =
        new Message(event, Unwrapping.isWrap(event) ? wraps.read(event) : encryption.read(event));
    wraps.received(message.said());
    return message;
  }

  private boolean isOwnCopy(Message message) {
    return message.isUnwrapped()
        && message.sender().equals(self)
        && message.said().tagValues("p").noneMatch(self.hex()::equals);
  }
}
