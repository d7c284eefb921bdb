package dev.kith.servicekit.discovery;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kith.discovery.Discovery;
import dev.kith.discovery.advert.Advert;
import dev.kith.discovery.advert.Offer;
import dev.kith.discovery.mdns.LocalNetworks;
import dev.kith.discovery.mdns.MdnsDiscovery;
import dev.kith.model.event.PublicKey;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.mock.env.MockEnvironment;

/// Services that listen at an address of a local network, and somebody who looks for them. Where no
/// network of this machine does multicast, the test is skipped and says so.
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LocalAnnouncerTest {

  private static final PublicKey KEY =
      PublicKey.ofHex("%064x".formatted(ProcessHandle.current().pid()));

  @Test
  void whoListensOnALocalNetworkIsFoundThereAtTheAddressForOthers() throws Exception {
    List<InetAddress> addresses = LocalNetworks.addresses(List.of());
    assumeTrue(!addresses.isEmpty(), "no network of this machine does multicast");
    String address = addresses.getFirst().getHostAddress();
    LocalAnnouncer relay =
        announcer(
            Offer.RELAY,
            new MockEnvironment()
                .withProperty("server.address", address)
                .withProperty("local.server.port", "7447"));
    LocalAnnouncer presence =
        announcer(
            Offer.PRESENCE,
            new MockEnvironment()
                .withProperty("server.address", address)
                .withProperty("local.server.port", "7448")
                .withProperty("kith.http.public-url", "https://presence.example.org/"));
    relay.start();
    presence.start();
    try (Discovery looking = MdnsDiscovery.on(addresses)) {
      awaitUrl(looking, "ws://%s:7447".formatted(address));
      awaitUrl(looking, "https://presence.example.org");
    } finally {
      relay.stop();
      presence.stop();
    }
  }

  private static LocalAnnouncer announcer(Offer offer, MockEnvironment environment) {
    return new LocalAnnouncer(
        new Announced(offer, KEY),
        new DiscoveryProperties(Announcing.AUTO, List.of()),
        environment);
  }

  /// Until the test times out.
  private static void awaitUrl(Discovery looking, String url) {
    boolean found = false;
    while (!found) {
      found =
          looking.look(Duration.ofSeconds(1)).stream()
              .filter(advert -> advert.key().equals(KEY))
              .map(Advert::url)
              .anyMatch(one -> one.toString().equals(url));
    }
  }
}
