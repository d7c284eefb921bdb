package dev.kith.client.giftwrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.client.giftwrap.Unwrapped.Proven;
import dev.kith.client.runtime.EventCodec;
import dev.kith.model.crypto.KeyPair;
import dev.kith.model.crypto.SecretKey;
import dev.kith.model.crypto.Signatures;
import dev.kith.model.event.Bytes32;
import dev.kith.model.event.CanonicalJson;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Rumor;
import dev.kith.model.secp256k1.NativeSignatures;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishedWrapsTest {

  private static final String RECIPIENT_59 =
      "e108399bd8424357a710b606ae0c13166d853d327e47a6e5e038197346bdbf45";

  private final Signatures signatures = NativeSignatures.load();
  private final Unwrapping unwrapping = new Unwrapping(signatures, new EventCodec());

  @Test
  void theExampleOfNip59() throws IOException {
    Rumor rumor =
        new Rumor(
            EventId.ofHex("9dd003c6d3b73b74a85a9ab099469ce251653a7af76f523671ab828acd2a0ef9"),
            PublicKey.ofHex("611df01bfcf85c26ae65453b772d8f1dfd25c264621c0277e1fc1518686faef9"),
            1_691_518_405,
            1,
            List.of(),
            "Are you going to the party tonight?");
    assertThat(unwrapping.unwrap(wrap("nip59"), pair(RECIPIENT_59))).isEqualTo(new Proven(rumor));
  }

  @ParameterizedTest
  @CsvSource({
    "nip17-receiver, 511cbb07ec2028bd2dcd039c447581a7f754df9d9a0e5c16b19a5422ab391563",
    "nip17-sender, 71f8de50a46c9996a21123280c6217c48f67d1378ff4fb14d4f7612181a1ebde"
  })
  void theExamplesOfNip17(String name, String secret) throws IOException {
    assertThat(unwrapping.unwrap(wrap(name), pair(secret)))
        .isInstanceOfSatisfying(
            Proven.class,
            proven -> {
              Rumor rumor = proven.rumor();
              assertThat(rumor.content()).isEqualTo("Hola, que tal?");
              assertThat(rumor.kind()).isEqualTo(14);
              assertThat(rumor.pubkey().hex())
                  .isEqualTo("44900586091b284416a0c001f677f9c49f7639a55c3f1e2ec130a8e1a7998e1b");
            });
  }

  private Event wrap(String name) throws IOException {
    try (InputStream json =
        Objects.requireNonNull(PublishedWrapsTest.class.getResourceAsStream(name + ".json"))) {
      Event wrap = new EventCodec().event(new String(json.readAllBytes(), UTF_8));
      assertThat(CanonicalJson.hasRightId(wrap)).isTrue();
      assertThat(signatures.verify(wrap.sig(), wrap.id().value(), wrap.pubkey())).isTrue();
      return wrap;
    }
  }

  private KeyPair pair(String secret) {
    return KeyPair.of(signatures, new SecretKey(Bytes32.ofHex(secret)));
  }
}
