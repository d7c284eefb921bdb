package dev.kith.client;

import dev.kith.client.Message.Body;
import dev.kith.client.giftwrap.Unwrapped;
import dev.kith.client.giftwrap.Unwrapping;
import dev.kith.client.giftwrap.Wrapping;
import dev.kith.client.runtime.EventCodec;
import dev.kith.client.runtime.Signer;
import dev.kith.model.crypto.KeyPair;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventDraft;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Rumor;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// The gift wraps (NIP-59) that one agent makes and opens.
final class GiftWraps {

  /// A message on its way.
  ///
  /// @param copy for the sender's own devices (NIP-17), or null if the sender is the addressee
  record Wrapped(Rumor rumor, Event wrap, @Nullable Event copy) {}

  private final KeyPair self;
  private final InstantSource clock;
  private final Wrapping wrapping;
  private final Unwrapping unwrapping;
  private final WrapLoops loops;

  GiftWraps(KeyPair self, Signer signer, InstantSource clock) {
    this.self = self;
    this.clock = clock;
    EventCodec codec = new EventCodec();
    this.wrapping = new Wrapping(signer.signatures(), codec, signer.random());
    this.unwrapping = new Unwrapping(signer.signatures(), codec);
    this.loops = new WrapLoops(self.publicKey());
  }

  /// @throws LoopStopped if the two answer each other without end
  /// @throws IllegalArgumentException in one sentence, if the message is too long or the key is
  ///   none
  Wrapped wrap(EventDraft message, PublicKey to) {
    Instant now = clock.instant();
    PublicKey own = self.publicKey();
    Rumor rumor = Rumor.of(message, own);
    Event wrap = wrapping.wrap(rumor, self, to, now);
    Event copy = to.equals(own) ? null : wrapping.wrap(rumor, self, own, now);
    loops.sending(rumor, to, now);
    return new Wrapped(rumor, wrap, copy);
  }

  Body read(Event wrap) {
    return switch (unwrapping.unwrap(wrap, self)) {
      case Unwrapped.Refused(String why) -> new Body.Unreadable(why);
      case Unwrapped.Proven(Rumor rumor) -> new Body.Unwrapped(rumor);
    };
  }

  /// Takes in a message that came, in a wrap or not: a wrap may answer either.
  void received(Rumor message) {
    loops.received(message, clock.instant());
  }
}
