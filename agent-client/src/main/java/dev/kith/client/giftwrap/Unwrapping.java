package dev.kith.client.giftwrap;

import dev.kith.client.giftwrap.Unwrapped.Proven;
import dev.kith.client.giftwrap.Unwrapped.Refused;
import dev.kith.model.crypto.ConversationKey;
import dev.kith.model.crypto.Decrypted;
import dev.kith.model.crypto.KeyPair;
import dev.kith.model.crypto.Nip44;
import dev.kith.model.crypto.Signatures;
import dev.kith.model.event.CanonicalJson;
import dev.kith.model.event.Event;
import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Rumor;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Opens gift wraps, and finds out who wrote what is in them. Anybody can make a wrap, and write
/// any key into a rumor: what counts is who signed the seal.
public final class Unwrapping {

  private static final Set<Integer> WRAPS = Set.of(Kind.GIFT_WRAP, Kind.EPHEMERAL_GIFT_WRAP);

  private final Signatures signatures;
  private final EventText text;

  public Unwrapping(Signatures signatures, EventText text) {
    this.signatures = signatures;
    this.text = text;
  }

  /// True for the kinds of gift wraps.
  public static boolean isWrap(Event event) {
    return WRAPS.contains(event.kind());
  }

  /// @param wrap an event whose id and signature were checked as those of any other
  public Unwrapped unwrap(Event wrap, KeyPair recipient) {
    if (!isWrap(wrap)) {
      return new Refused("it is no gift wrap");
    }
    if (!wrap.hasTag("p", recipient.publicKey().hex())) {
      return new Refused("it is for somebody else");
    }
    return switch (decrypt(wrap, recipient)) {
      case Decrypted.Unreadable(String why) -> new Refused("the wrap cannot be opened: " + why);
      case Decrypted.Plaintext(String json) -> unseal(json, recipient);
    };
  }

  private Unwrapped unseal(String json, KeyPair recipient) {
    Event seal;
    try {
      seal = text.event(json);
    } catch (IllegalArgumentException broken) {
      return new Refused("there is no seal in the wrap: " + broken.getMessage());
    }
    String fault = fault(seal);
    if (fault != null) {
      return new Refused(fault);
    }
    return switch (decrypt(seal, recipient)) {
      case Decrypted.Unreadable(String why) -> new Refused("the seal cannot be opened: " + why);
      case Decrypted.Plaintext(String rumor) -> proven(rumor, seal.pubkey());
    };
  }

  private @Nullable String fault(Event seal) {
    if (seal.kind() != Kind.SEAL) {
      return "what is in the wrap is no seal but an event of kind " + seal.kind();
    }
    if (!seal.tags().isEmpty()) {
      return "the seal has tags, and must have none";
    }
    if (!CanonicalJson.hasRightId(seal)) {
      return "the id of the seal is not its hash";
    }
    return signatures.verify(seal.sig(), seal.id().value(), seal.pubkey())
        ? null
        : "the signature of the seal is false";
  }

  private Unwrapped proven(String json, PublicKey author) {
    Rumor rumor;
    try {
      rumor = text.rumor(json);
    } catch (IllegalArgumentException broken) {
      return new Refused("there is no rumor in the seal: " + broken.getMessage());
    }
    if (!rumor.pubkey().equals(author)) {
      return new Refused("the rumor names another author than the one who sealed it");
    }
    if (!CanonicalJson.hasRightId(rumor)) {
      return new Refused("the id of the rumor is not its hash");
    }
    return rumor.kind() == Kind.SEAL || WRAPS.contains(rumor.kind())
        ? new Refused("there is another wrap or seal in the seal")
        : new Proven(rumor);
  }

  /// Reads the content, which the author of the event encrypted for the recipient.
  private Decrypted decrypt(Event event, KeyPair recipient) {
    try {
      ConversationKey key =
          ConversationKey.between(signatures, recipient.secretKey(), event.pubkey());
      return Nip44.decrypt(key, event.content());
    } catch (IllegalArgumentException offTheCurve) {
      return new Decrypted.Unreadable("it is by a key that nobody can have");
    }
  }
}
