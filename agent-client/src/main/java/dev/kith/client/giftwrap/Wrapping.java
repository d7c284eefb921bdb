package dev.kith.client.giftwrap;

import dev.kith.model.crypto.ConversationKey;
import dev.kith.model.crypto.KeyPair;
import dev.kith.model.crypto.Nip44;
import dev.kith.model.crypto.Signatures;
import dev.kith.model.event.Bytes32;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventDraft;
import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Rumor;
import dev.kith.model.event.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/// Makes gift wraps: a rumor in a seal, which its author signs, in a wrap, which a key signs that
/// nobody ever sees again.
public final class Wrapping {

  /// How far back seals and wraps are dated at most, so that their dates tell nothing (NIP-59).
  static final Duration MAX_AGE = Duration.ofDays(2);

  private final Signatures signatures;
  private final EventText text;
  private final RandomGenerator random;

  /// @param random a [java.security.SecureRandom]; anything else is for tests
  public Wrapping(Signatures signatures, EventText text, RandomGenerator random) {
    this.signatures = signatures;
    this.text = text;
    this.random = random;
  }

  /// A wrap that relays store, for one who may sleep.
  ///
  /// @param author whose rumor it is
  /// @throws IllegalArgumentException in one sentence, if the rumor is another's or too long, or
  ///   the recipient is a key that nobody can have
  public Event wrap(Rumor rumor, KeyPair author, PublicKey recipient, Instant now) {
    return wrap(Kind.GIFT_WRAP, seal(rumor, author, recipient, now), recipient, past(now));
  }

  /// As [#wrap], for one who listens now: relays do not store it.
  public Event wrapEphemeral(Rumor rumor, KeyPair author, PublicKey recipient, Instant now) {
    // Relays refuse ephemeral events that are not of this moment, and everyone sees when they pass.
    return wrap(
        Kind.EPHEMERAL_GIFT_WRAP,
        seal(rumor, author, recipient, now),
        recipient,
        now.getEpochSecond());
  }

  private Event seal(Rumor rumor, KeyPair author, PublicKey recipient, Instant now) {
    if (!rumor.pubkey().equals(author.publicKey())) {
      throw new IllegalArgumentException("only its author can seal what it says");
    }
    String content = encrypt(text.of(rumor), author, recipient);
    return sign(new EventDraft(past(now), Kind.SEAL, List.of(), content), author);
  }

  private Event wrap(int kind, Event seal, PublicKey recipient, long createdAt) {
    KeyPair once = KeyPair.generate(signatures, random);
    String content = encrypt(text.of(seal), once, recipient);
    List<Tag> tags = List.of(Tag.of("p", recipient.hex()));
    return sign(new EventDraft(createdAt, kind, tags, content), once);
  }

  private String encrypt(String plaintext, KeyPair from, PublicKey to) {
    ConversationKey key = ConversationKey.between(signatures, from.secretKey(), to);
    return Nip44.encrypt(key, random32(), plaintext);
  }

  private Event sign(EventDraft draft, KeyPair author) {
    Bytes32 id = draft.id(author.publicKey()).value();
    return draft.signed(author.publicKey(), signatures.sign(id, author.secretKey(), random32()));
  }

  private long past(Instant now) {
    return now.getEpochSecond() - random.nextLong(MAX_AGE.toSeconds());
  }

  private Bytes32 random32() {
    byte[] drawn = new byte[32];
    random.nextBytes(drawn);
    return Bytes32.of(drawn);
  }
}
