package dev.kith.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.discovery.advert.Advert;
import dev.kith.discovery.advert.Offer;
import dev.kith.model.event.PublicKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Where a command goes that was told nothing.
class NearestServiceTest {

  private static final String NOBODY = "ws://127.0.0.1:1";
  private static final Advert RELAY = advert("0a", Offer.RELAY, "ws://192.168.1.7:7447");
  private static final Advert PRESENCE = advert("0b", Offer.PRESENCE, "http://192.168.1.7:7448");

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final AtomicInteger looked = new AtomicInteger();

  @Test
  void whatIsOnThisMachineIsNearest() throws IOException {
    try (ServerSocket relay = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      String here = "ws://127.0.0.1:" + relay.getLocalPort();
      assertThat(NearestService.url(Offer.RELAY, here, around(Map.of(), RELAY))).isEqualTo(here);
    }
    assertThat(looked).hasValue(0);
    assertThat(said()).isEmpty();
  }

  @Test
  void whereThereIsNoneTheOneOfTheLocalNetworkIsTakenAndThatIsSaid() {
    Surroundings surroundings = around(Map.of(), PRESENCE, RELAY);
    assertThat(NearestService.url(Offer.RELAY, NOBODY, surroundings))
        .isEqualTo("ws://192.168.1.7:7447");
    assertThat(said()).contains("using ws://192.168.1.7:7447, which is on the local network");
    assertThat(NearestService.url(Offer.PRESENCE, NOBODY, surroundings))
        .isEqualTo("http://192.168.1.7:7448");
    assertThat(looked).as("how often the network was asked").hasValue(1);
  }

  @Test
  void oneServiceAtTwoAddressesIsOne() {
    Advert again = advert("0a", Offer.RELAY, "ws://10.0.0.7:7447");
    assertThat(NearestService.url(Offer.RELAY, NOBODY, around(Map.of(), RELAY, again)))
        .isEqualTo("ws://192.168.1.7:7447");
  }

  @Test
  void betweenSeveralAPersonChooses() {
    Advert other = advert("0c", Offer.RELAY, "ws://192.168.1.8:7447");
    assertThat(NearestService.url(Offer.RELAY, NOBODY, around(Map.of(), RELAY, other)))
        .isEqualTo(NOBODY);
    assertThat(said())
        .contains("there are ws://192.168.1.7:7447 ws://192.168.1.8:7447: name one with --relay");
  }

  @Test
  void whoDoesNotWantItDoesNotLookThere() {
    assertThat(NearestService.url(Offer.RELAY, NOBODY, around(Map.of("KITH_LAN", "off"), RELAY)))
        .isEqualTo(NOBODY);
    assertThat(looked).hasValue(0);
  }

  private Surroundings around(Map<String, String> environment, Advert... adverts) {
    PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
    return new Surroundings(
        new Terminal(stream, stream),
        environment,
        Path.of("nowhere"),
        InputStream.nullInputStream(),
        new Neighbourhood(_ -> {
          looked.incrementAndGet();
          return List.of(adverts);
        }));
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  private static Advert advert(String key, Offer offer, String url) {
    return new Advert("kith", offer, PublicKey.ofHex(key.repeat(32)), URI.create(url));
  }
}
