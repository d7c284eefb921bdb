package dev.kith.client.giftwrap;

import dev.kith.client.runtime.EventCodec;
import dev.kith.client.runtime.Signer;
import dev.kith.model.crypto.ConversationKey;
import dev.kith.model.crypto.KeyPair;
import dev.kith.model.crypto.Nip44;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventDraft;
import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Rumor;
import dev.kith.model.event.Tag;
import java.util.List;

/// Puts anything into a seal and anything into a wrap.
record Forger(Signer signer, PublicKey recipient) {

  private static final long NOW = 1_790_000_000;

  /// A seal around a text.
  Event seal(KeyPair author, String text) {
    return event(author, Kind.SEAL, List.of(), text);
  }

  Event seal(KeyPair author, Rumor rumor) {
    return seal(author, new EventCodec().of(rumor));
  }

  /// A wrap around a text.
  Event wrap(String text) {
    KeyPair once = KeyPair.generate(signer.signatures(), signer.random());
    return event(once, Kind.GIFT_WRAP, List.of(Tag.of("p", recipient.hex())), text);
  }

  Event wrap(Event seal) {
    return wrap(new EventCodec().of(seal));
  }

  /// An event whose content only author and recipient can read.
  Event event(KeyPair author, int kind, List<Tag> tags, String text) {
    ConversationKey key =
        ConversationKey.between(signer.signatures(), author.secretKey(), recipient);
    String content = Nip44.encrypt(key, signer.random32(), text);
    return signer.sign(new EventDraft(NOW, kind, tags, content), author);
  }
}
