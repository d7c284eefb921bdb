package dev.kith.client;

import dev.kith.client.Message.Body;
import dev.kith.client.runtime.Signer;
import dev.kith.model.crypto.ConversationKey;
import dev.kith.model.crypto.Decrypted;
import dev.kith.model.crypto.KeyPair;
import dev.kith.model.crypto.Nip44;
import dev.kith.model.event.Event;
import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Tag;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// The texts between one agent and its peers (NIP-44, marked by the tag `["enc","nip44"]`).
final class Encryption {

  static final Tag MARK = Tag.of("enc", "nip44");

  /// Making one takes as long as checking a signature.
  private static final int MAX_REMEMBERED_KEYS = 1_000;

  private final KeyPair self;
  private final Signer signer;
  private final LinkedHashMap<PublicKey, ConversationKey> remembered = new LinkedHashMap<>();

  Encryption(KeyPair self, Signer signer) {
    this.self = self;
    this.signer = signer;
  }

  /// @throws IllegalArgumentException in one sentence, if the text is empty or too long, or the key
  ///   is none
  String encrypt(PublicKey peer, String text) {
    return Nip44.encrypt(conversation(peer), signer.random32(), text);
  }

  Body read(Event event) {
    if (event.kind() != Kind.MESSAGE || !event.hasTag("enc")) {
      return new Body.Plain(event.content());
    }
    if (!event.tags().contains(MARK)) {
      return new Body.Unreadable("it is encrypted in a way that this version does not know");
    }
    PublicKey peer = peer(event);
    if (peer == null) {
      return new Body.Unreadable("it is for somebody else");
    }
    try {
      return switch (Nip44.decrypt(conversation(peer), event.content())) {
        case Decrypted.Plaintext(String text) -> new Body.Decrypted(text);
        case Decrypted.Unreadable(String reason) -> new Body.Unreadable(reason);
      };
    } catch (IllegalArgumentException offTheCurve) {
      return new Body.Unreadable("it is for a key that nobody can have");
    }
  }

  /// The other side of the conversation, or null if we are no side of it.
  private @Nullable PublicKey peer(Event event) {
    if (!event.pubkey().equals(self.publicKey())) {
      return event.hasTag("p", self.publicKey().hex()) ? event.pubkey() : null;
    }
    return PublicKey.ofHexOrNull(event.tagValue("p"));
  }

  private synchronized ConversationKey conversation(PublicKey peer) {
    ConversationKey known = remembered.get(peer);
    if (known == null) {
      known = ConversationKey.between(signer.signatures(), self.secretKey(), peer);
      if (remembered.size() == MAX_REMEMBERED_KEYS) {
        remembered.pollFirstEntry();
      }
    }
    remembered.putLast(peer, known);
    return known;
  }
}
