package dev.kith.client.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.event.Bytes32;
import dev.kith.model.event.PublicKey;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RelayKeysTest {

  private static final URI ONE = URI.create("ws://one.example");
  private static final URI OTHER = URI.create("ws://other.example");

  private final Map<URI, PublicKey> said = new HashMap<>();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private int asked;
  private final RelayKeys keys = new RelayKeys(List.of(ONE, OTHER), this::lookUp, () -> now);

  @Test
  void whatNoRelaySignedIsNotBelieved() {
    said.put(ONE, key(1));
    said.put(OTHER, key(2));
    assertThat(keys.hold(key(2))).isTrue();
    assertThat(keys.hold(key(1))).isTrue();
    assertThat(keys.hold(key(3))).isFalse();
  }

  @Test
  void forgedReceiptsDoNotMakeRelaysBeAskedWithoutEnd() {
    said.put(ONE, key(1));
    said.put(OTHER, key(2));
    for (int i = 0; i < 100; i++) {
      keys.hold(key(3));
    }
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void aRelayThatDidNotAnswerIsAskedAgain() {
    assertThat(keys.hold(key(1))).isFalse();
    said.put(ONE, key(1));
    assertThat(keys.hold(key(1))).isTrue();
  }

  @Test
  void aRelayMayTakeAnotherKey() {
    said.put(ONE, key(1));
    keys.hold(key(1));
    said.put(ONE, key(3));
    now = now.plus(RelayKeys.AGAIN);
    assertThat(keys.hold(key(3))).isTrue();
    assertThat(keys.hold(key(1))).isFalse();
  }

  private @Nullable PublicKey lookUp(URI relay) {
    asked++;
    return said.get(relay);
  }

  private static PublicKey key(long number) {
    return new PublicKey(new Bytes32(0, 0, 0, number));
  }
}
