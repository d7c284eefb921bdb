package dev.kith.relay.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.relay.RunningRelay;
import org.junit.jupiter.api.Test;

/// When the relay does not start.
class StartRefusalTest {

  @Test
  void aRelayThatOthersReachNeedsAnOwner() {
    assertThatThrownBy(() -> RunningRelay.start("server.address=0.0.0.0").close())
        .hasStackTraceContaining("set kith.access.owners to your npub");
  }
}
