package dev.kith.client.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.crypto.KeyPair;
import dev.kith.model.event.CanonicalJson;
import dev.kith.model.event.Event;
import dev.kith.model.wire.EventJson;
import dev.kith.model.wire.EventJson.Decoded;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AuthorizationHeaderTest {

  private static final URI TARGET = URI.create("http://127.0.0.1:7447/v1/sessions?limit=2");
  private static final Instant NOW = Instant.ofEpochSecond(1_790_000_000);

  private final Signer signer = Signer.create();
  private final KeyPair key = KeyPair.generate(signer.signatures(), signer.random());

  @Test
  void itIsASignedEventForThatRequest() {
    Event event = event(null);

    assertThat(event.kind()).isEqualTo(27_235);
    assertThat(event.content()).isEmpty();
    assertThat(event.createdAt()).isEqualTo(NOW.getEpochSecond());
    assertThat(event.tagValue("u")).isEqualTo(TARGET.toString());
    assertThat(event.tagValue("method")).isEqualTo("GET");
    assertThat(event.hasTag("payload")).isFalse();
    assertThat(CanonicalJson.hasRightId(event)).isTrue();
    assertThat(signer.signatures().verify(event.sig(), event.id().value(), key.publicKey()))
        .isTrue();
  }

  @Test
  void aBodyIsSignedByItsHash() {
    assertThat(event("abc".getBytes(StandardCharsets.US_ASCII)).tagValue("payload"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void noTwoAreAlike() {
    assertThat(event(null).id()).isNotEqualTo(event(null).id());
  }

  private Event event(byte @Nullable [] body) {
    String header = AuthorizationHeader.of("get", TARGET, body, key, signer, NOW);
    assertThat(header).startsWith("Nostr ");
    byte[] json = Base64.getDecoder().decode(header.substring("Nostr ".length()));
    return switch (EventJson.decode(json)) {
      case Decoded.Sound(Event event) -> event;
      case Decoded.Broken(var reason) -> throw new AssertionError(reason);
    };
  }
}
