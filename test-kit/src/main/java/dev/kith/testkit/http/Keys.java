package dev.kith.testkit.http;

import dev.kith.model.crypto.KeyPair;
import dev.kith.model.crypto.SecretKey;
import dev.kith.model.crypto.Signatures;
import dev.kith.model.event.Bytes32;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventDraft;
import dev.kith.model.secp256k1.NativeSignatures;

/// Keys of the tests, always the same, and what they sign.
public final class Keys {

  public static final Signatures SIGNATURES = NativeSignatures.load();

  public static final KeyPair OWNER = key(1);
  public static final KeyPair OPERATOR = key(2);
  public static final KeyPair READER = key(3);
  public static final KeyPair STRANGER = key(4);

  private static final Bytes32 AUXILIARY = new Bytes32(0, 0, 0, 0);

  private Keys() {}

  public static Event sign(EventDraft draft, KeyPair author) {
    Bytes32 id = draft.id(author.publicKey()).value();
    return draft.signed(author.publicKey(), SIGNATURES.sign(id, author.secretKey(), AUXILIARY));
  }

  private static KeyPair key(long number) {
    return KeyPair.of(SIGNATURES, new SecretKey(new Bytes32(0, 0, 0, number)));
  }
}
