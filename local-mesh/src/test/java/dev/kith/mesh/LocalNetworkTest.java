package dev.kith.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.mesh.failure.StartFailure;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalNetworkTest {

  private static final InetAddress ONE = InetAddress.ofLiteral("192.168.1.7");
  private static final InetAddress OTHER = InetAddress.ofLiteral("10.0.0.7");

  @Test
  void theOnlyNetworkIsTaken() throws StartFailure {
    assertThat(LocalNetwork.only(List.of(ONE))).isEqualTo(ONE);
  }

  @Test
  void betweenSeveralAPersonChooses() {
    assertThatThrownBy(() -> LocalNetwork.only(List.of(ONE, OTHER)))
        .isInstanceOf(StartFailure.class)
        .hasMessageEndingWith("name one with --lan=ADDRESS, 192.168.1.7 or 10.0.0.7");
    assertThatThrownBy(() -> LocalNetwork.only(List.of())).isInstanceOf(StartFailure.class);
  }

  /// Everything, this machine alone, what the world reaches, another machine, and no address.
  @ParameterizedTest
  @ValueSource(
      strings = {"0.0.0.0", "127.0.0.1", "203.0.113.5", "192.168.213.177", "relay.example", ""})
  void whatIsNoAddressOfThisMachineInALocalNetworkIsRefused(String text) {
    assertThatThrownBy(() -> LocalNetwork.address(text))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("not \"" + text + "\"");
  }
}
