package dev.kith.servicekit.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReachTest {

  private static final InetAddress LAN = InetAddress.ofLiteral("192.168.1.7");
  private static final InetAddress WORLD = InetAddress.ofLiteral("203.0.113.7");
  private static final InetAddress ALL = InetAddress.ofLiteral("0.0.0.0");

  @ParameterizedTest
  @EnumSource
  void whatOnlyThisMachineReachesIsNotAnnounced(Announcing announce) throws IOException {
    assertThat(reach(announce, InetAddress.ofLiteral("127.0.0.1"))).isEmpty();
  }

  @Test
  void byItselfOnlyWhatIsOnALocalNetworkIsAnnounced() throws IOException {
    assertThat(reach(Announcing.AUTO, LAN)).containsExactly(LAN);
    assertThat(reach(Announcing.AUTO, WORLD)).isEmpty();
    assertThat(reach(Announcing.AUTO, ALL)).isEmpty();
  }

  @Test
  void whoWantsItCanAnnounceOrBeSilent() throws IOException {
    assertThat(reach(Announcing.ON, WORLD)).containsExactly(WORLD);
    assertThat(reach(Announcing.OFF, LAN)).isEmpty();
    assertThat(Reach.of(Announcing.ON, ALL, List.of("no-such-interface"))).isEmpty();
  }

  private static List<InetAddress> reach(Announcing announce, InetAddress listening)
      throws IOException {
    return Reach.of(announce, listening, List.of());
  }
}
