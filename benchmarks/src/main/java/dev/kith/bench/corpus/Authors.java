package dev.kith.bench.corpus;

import dev.kith.model.crypto.KeyPair;
import dev.kith.model.crypto.SecretKey;
import dev.kith.model.crypto.Signatures;
import dev.kith.model.event.Bytes32;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventDraft;
import java.util.List;
import java.util.stream.IntStream;

/// Keys that are the same in every run, and so is what they sign.
record Authors(Signatures signatures, List<KeyPair> keys) {

  private static final Bytes32 NO_RANDOMNESS = new Bytes32(0, 0, 0, 0);

  Authors {
    keys = List.copyOf(keys);
  }

  /// @param first the secret key of the first of them; the next has the next number
  static Authors of(Signatures signatures, int first, int count) {
    return new Authors(
        signatures,
        IntStream.range(first, first + count)
            .mapToObj(i -> KeyPair.of(signatures, new SecretKey(new Bytes32(0, 0, 0, i))))
            .toList());
  }

  /// @param number of the author; after the last comes the first again
  Event signed(EventDraft draft, int number) {
    KeyPair author = keys.get(number % keys.size());
    Bytes32 message = draft.id(author.publicKey()).value();
    return draft.signed(
        author.publicKey(), signatures.sign(message, author.secretKey(), NO_RANDOMNESS));
  }
}
