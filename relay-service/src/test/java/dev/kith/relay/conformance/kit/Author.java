package dev.kith.relay.conformance.kit;

import dev.kith.model.crypto.KeyPair;
import dev.kith.model.crypto.SecretKey;
import dev.kith.model.crypto.Signatures;
import dev.kith.model.event.Bytes32;
import dev.kith.model.event.EventId;
import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import dev.kith.model.secp256k1.NativeSignatures;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Somebody with a key. Tests share one relay, so each of them writes with keys of its own.
public record Author(KeyPair keys) {

  private static final Signatures SIGNATURES = NativeSignatures.load();
  private static final SecureRandom RANDOM = new SecureRandom();

  public static Author fresh() {
    return new Author(KeyPair.generate(SIGNATURES, RANDOM));
  }

  public static Author of(String secretHex) {
    return new Author(KeyPair.of(SIGNATURES, new SecretKey(Bytes32.ofHex(secretHex))));
  }

  public PublicKey key() {
    return keys.publicKey();
  }

  public String hex() {
    return key().hex();
  }

  /// An event of now without tags and content.
  public Draft draft(int kind) {
    return new Draft(this, kind, Instant.now().getEpochSecond(), List.of(), "");
  }

  public Signed note(String content) {
    return draft(1).content(content).sign();
  }

  /// A request to delete what the tags name (NIP-09).
  public Draft deletion(Signed... targets) {
    Draft request = draft(Kind.DELETION);
    for (Signed target : targets) {
      request = request.tag("e", target.id());
    }
    return request;
  }

  /// The value of an `a` tag.
  public String address(int kind, String identifier) {
    return kind + ":" + hex() + ":" + identifier;
  }

  /// Events that differ in nothing but content and id, lowest id first.
  public static List<Signed> versions(Draft draft, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> draft.content("version " + i).sign())
        .sorted(Comparator.comparing(Signed::id))
        .toList();
  }

  String sign(EventId id) {
    byte[] auxiliary = new byte[32];
    RANDOM.nextBytes(auxiliary);
    return SIGNATURES.sign(id.value(), keys.secretKey(), Bytes32.of(auxiliary)).hex();
  }

  /// The public key, so that an author can be put into a frame's text.
  @Override
  public String toString() {
    return hex();
  }
}
