package dev.kith.relay.runtime;

import dev.kith.model.crypto.KeyPair;
import dev.kith.model.crypto.Signatures;
import dev.kith.model.event.Bytes32;
import dev.kith.model.event.EventDraft;
import dev.kith.model.event.WireEvent;
import dev.kith.model.wire.EventWriter;
import java.security.SecureRandom;

/// Signs what the relay itself has to say.
final class RelaySigner {

  private static final int BYTES_OF_RANDOMNESS = 32;

  private final Signatures signatures;
  private final KeyPair relayKey;
  private final SecureRandom random = new SecureRandom();

  RelaySigner(Signatures signatures, KeyPair relayKey) {
    this.signatures = signatures;
    this.relayKey = relayKey;
  }

  WireEvent sign(EventDraft draft) {
    byte[] auxiliary = new byte[BYTES_OF_RANDOMNESS];
    random.nextBytes(auxiliary);
    Bytes32 id = draft.id(relayKey.publicKey()).value();
    return EventWriter.wire(
        draft.signed(
            relayKey.publicKey(),
            signatures.sign(id, relayKey.secretKey(), Bytes32.of(auxiliary))));
  }
}
