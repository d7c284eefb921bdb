package dev.kith.discovery.mdns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kith.discovery.Discovery;
import dev.kith.discovery.advert.Advert;
import dev.kith.discovery.advert.Offer;
import dev.kith.model.event.PublicKey;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Two responders on the networks of this machine. Where none of them does multicast, the test is
/// skipped and says so.
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MdnsDiscoveryTest {

  private static final PublicKey KEY = PublicKey.ofHex("0f".repeat(32));

  @Test
  void whatOneAnnouncesTheOtherFinds() throws Exception {
    List<InetAddress> addresses = LocalNetworks.addresses(List.of());
    assumeTrue(!addresses.isEmpty(), "no network of this machine does multicast");
    Advert advert =
        new Advert(
            "kith test " + ProcessHandle.current().pid(),
            Offer.RELAY,
            KEY,
            URI.create("ws://%s:7447".formatted(addresses.getFirst().getHostAddress())));
    try (Discovery one = MdnsDiscovery.on(addresses);
        Discovery other = MdnsDiscovery.on(addresses)) {
      one.announce(advert);
      List<Advert> found = List.of();
      while (!found.contains(advert)) {
        found = other.look(Duration.ofSeconds(2));
      }
    }
  }

  @Test
  void anAddressThatIsNotOursDisturbsNobody() throws Exception {
    try (Discovery nowhere = MdnsDiscovery.on(List.of(InetAddress.ofLiteral("192.0.2.1")))) {
      assertThat(nowhere.look(Duration.ofMillis(100))).isEmpty();
    }
  }
}
