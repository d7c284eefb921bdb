package dev.kith.client.giftwrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kith.client.giftwrap.Unwrapped.Proven;
import dev.kith.client.runtime.EventCodec;
import dev.kith.model.crypto.KeyPair;
import dev.kith.model.crypto.Signatures;
import dev.kith.model.event.CanonicalJson;
import dev.kith.model.event.Event;
import dev.kith.model.event.Kind;
import dev.kith.model.event.Rumor;
import dev.kith.model.event.Tag;
import dev.kith.model.secp256k1.NativeSignatures;
import dev.kith.testkit.generated.Generated;
import dev.kith.testkit.generated.SeededTest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WrappingTest {

  private static final Instant NOW = Instant.ofEpochSecond(1_790_000_000);

  private final Signatures signatures = NativeSignatures.load();
  private final Unwrapping unwrapping = new Unwrapping(signatures, new EventCodec());

  @SeededTest
  void whateverIsWrappedIsUnwrappedByItsRecipient(long seed) {
    Generated generated = Generated.from(seed);
    Wrapping wrapping = wrapping(generated);
    KeyPair alice = generated.keyPair();
    KeyPair bob = generated.keyPair();
    Rumor rumor = rumor(generated, alice);

    Event wrap = wrapping.wrap(rumor, alice, bob.publicKey(), NOW);

    assertThat(unwrapping.unwrap(wrap, bob)).isEqualTo(new Proven(rumor));
    assertThat(unwrapping.unwrap(wrap, alice)).isNotInstanceOf(Proven.class);
    assertThat(CanonicalJson.hasRightId(wrap)).isTrue();
    assertThat(signatures.verify(wrap.sig(), wrap.id().value(), wrap.pubkey())).isTrue();
  }

  @SeededTest
  void aWrapTellsNothingButItsRecipient(long seed) {
    Generated generated = Generated.from(seed);
    Wrapping wrapping = wrapping(generated);
    KeyPair alice = generated.keyPair();
    KeyPair bob = generated.keyPair();
    Rumor rumor = rumor(generated, alice);

    Event first = wrapping.wrap(rumor, alice, bob.publicKey(), NOW);
    Event second = wrapping.wrap(rumor, alice, bob.publicKey(), NOW);

    assertThat(first.kind()).isEqualTo(Kind.GIFT_WRAP);
    assertThat(first.tags()).containsExactly(Tag.of("p", bob.publicKey().hex()));
    assertThat(first.pubkey()).isNotEqualTo(alice.publicKey()).isNotEqualTo(second.pubkey());
    assertThat(first.createdAt())
        .isBetween(NOW.minus(Duration.ofDays(2)).getEpochSecond(), NOW.getEpochSecond())
        .isNotEqualTo(second.createdAt());
  }

  @SeededTest
  void anEphemeralWrapIsOfThisMomentBecauseRelaysTakeNoOther(long seed) {
    Generated generated = Generated.from(seed);
    KeyPair alice = generated.keyPair();
    KeyPair bob = generated.keyPair();
    Rumor rumor = rumor(generated, alice);

    Event wrap = wrapping(generated).wrapEphemeral(rumor, alice, bob.publicKey(), NOW);

    assertThat(wrap.kind()).isEqualTo(Kind.EPHEMERAL_GIFT_WRAP);
    assertThat(wrap.createdAt()).isEqualTo(NOW.getEpochSecond());
    assertThat(unwrapping.unwrap(wrap, bob)).isEqualTo(new Proven(rumor));
  }

  @Test
  void nobodySealsTheWordsOfAnother() {
    Generated generated = Generated.from(1);
    KeyPair alice = generated.keyPair();
    KeyPair bob = generated.keyPair();
    Rumor rumor = rumor(generated, alice);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> wrapping(generated).wrap(rumor, bob, alice.publicKey(), NOW))
        .withMessage("only its author can seal what it says");
  }

  private Wrapping wrapping(Generated generated) {
    return new Wrapping(signatures, new EventCodec(), generated.random());
  }

  /// Of any kind but that of a wrap.
  private static Rumor rumor(Generated generated, KeyPair author) {
    return Rumor.of(generated.draft(), author.publicKey());
  }
}
