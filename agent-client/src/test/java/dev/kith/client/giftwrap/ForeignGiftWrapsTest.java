package dev.kith.client.giftwrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.client.giftwrap.Unwrapped.Proven;
import dev.kith.client.runtime.EventCodec;
import dev.kith.model.crypto.KeyPair;
import dev.kith.model.crypto.Signatures;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventDraft;
import dev.kith.model.event.Rumor;
import dev.kith.model.secp256k1.NativeSignatures;
import dev.kith.testkit.foreign.ForeignProgram;
import dev.kith.testkit.foreign.Language;
import dev.kith.testkit.foreign.Scripts;
import dev.kith.testkit.generated.Generated;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// nostr-tools reads what we wrap, and we read what it wraps.
class ForeignGiftWrapsTest {

  private static final Scripts SCRIPTS = Scripts.in(Language.JAVASCRIPT, Path.of("src/test/js"));
  private static final Instant NOW = Instant.ofEpochSecond(1_790_000_000);
  private static final int CASES = 50;

  private final Signatures signatures = NativeSignatures.load();
  private final Generated generated = Generated.from(59);
  private final EventCodec codec = new EventCodec();
  private final KeyPair alice = generated.keyPair();
  private final KeyPair bob = generated.keyPair();

  @BeforeEach
  void needsNode() {
    SCRIPTS.assumeRunnable();
  }

  @Test
  void theyReadWhatWeWrap() {
    Wrapping wrapping = new Wrapping(signatures, codec, generated.random());
    try (ForeignProgram program = SCRIPTS.start("gift-wraps.mjs")) {
      for (int i = 0; i < CASES; i++) {
        Rumor rumor = rumor();
        Event wrap = wrapping.wrap(rumor, alice, bob.publicKey(), NOW);
        program.tell("unwrap %s %s".formatted(secret(bob), base64(codec.of(wrap))));
        assertThat(codec.rumor(text(program.hear()))).isEqualTo(rumor);
      }
    }
  }

  @Test
  void weReadWhatTheyWrap() {
    Unwrapping unwrapping = new Unwrapping(signatures, codec);
    try (ForeignProgram program = SCRIPTS.start("gift-wraps.mjs")) {
      for (int i = 0; i < CASES; i++) {
        Rumor rumor = rumor();
        program.tell(
            "wrap %s %s %s".formatted(secret(alice), bob.publicKey(), base64(codec.of(rumor))));
        Event wrap = codec.event(text(program.hear()));
        assertThat(unwrapping.unwrap(wrap, bob)).isEqualTo(new Proven(rumor));
      }
    }
  }

  /// Its `createRumor` takes a `created_at` of 0 for none.
  private Rumor rumor() {
    EventDraft draft = generated.draft();
    return Rumor.of(
        new EventDraft(Math.max(1, draft.createdAt()), draft.kind(), draft.tags(), draft.content()),
        alice.publicKey());
  }

  private static String secret(KeyPair pair) {
    return pair.secretKey().value().hex();
  }

  private static String base64(String json) {
    return Base64.getEncoder().encodeToString(json.getBytes(UTF_8));
  }

  private static String text(String base64) {
    return new String(Base64.getDecoder().decode(base64), UTF_8);
  }
}
