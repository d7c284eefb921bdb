package dev.kith.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.discovery.advert.Advert;
import dev.kith.discovery.advert.Offer;
import dev.kith.model.crypto.KeyPair;
import dev.kith.model.event.PublicKey;
import dev.kith.model.secp256k1.NativeSignatures;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Which relay an agent is at.
class AgentBuilderTest {

  private static final URI NOBODY = URI.create("ws://127.0.0.1:1");
  private static final Advert RELAY = advert("0a", Offer.RELAY, "ws://127.0.0.1:2");
  private static final Advert PRESENCE = advert("0b", Offer.PRESENCE, "http://127.0.0.1:3");

  private final AtomicInteger looked = new AtomicInteger();

  @Test
  void whereNoneIsNamedOrHereItIsTheOneOfTheLocalNetwork() {
    try (Agent agent = builder(NOBODY, PRESENCE, RELAY).build()) {
      assertThat(agent.relays()).containsExactly(RELAY.url());
    }
    assertThat(looked).hasValue(1);
  }

  @Test
  void theOneOnThisMachineIsNearer() throws IOException {
    try (ServerSocket relay = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      URI here = URI.create("ws://127.0.0.1:" + relay.getLocalPort());
      try (Agent agent = builder(here, RELAY).build()) {
        assertThat(agent.relays()).containsExactly(here);
      }
    }
    assertThat(looked).hasValue(0);
  }

  @Test
  void betweenSeveralNobodyIsGuessed() {
    Advert other = advert("0c", Offer.RELAY, "ws://127.0.0.1:4");
    try (Agent agent = builder(NOBODY, RELAY, other).build()) {
      assertThat(agent.relays()).containsExactly(NOBODY);
    }
  }

  @Test
  void whoNamesRelaysLooksForNone() {
    try (Agent agent = builder(NOBODY, RELAY).relay("ws://127.0.0.1:5").build()) {
      assertThat(agent.relays()).containsExactly(URI.create("ws://127.0.0.1:5"));
    }
    assertThat(looked).hasValue(0);
  }

  private AgentBuilder builder(URI here, Advert... adverts) {
    return Agent.builder()
        .key(KeyPair.generate(NativeSignatures.load(), new SecureRandom()))
        .around(
            here,
            () -> {
              looked.incrementAndGet();
              return List.of(adverts);
            });
  }

  private static Advert advert(String key, Offer offer, String url) {
    return new Advert("kith", offer, PublicKey.ofHex(key.repeat(32)), URI.create(url));
  }
}
