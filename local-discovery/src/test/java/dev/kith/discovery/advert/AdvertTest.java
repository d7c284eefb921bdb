package dev.kith.discovery.advert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.model.event.PublicKey;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdvertTest {

  private static final PublicKey KEY = PublicKey.ofHex("0f".repeat(32));
  private static final Advert RELAY =
      new Advert("kith on desk", Offer.RELAY, KEY, URI.create("ws://192.168.1.7:7447"));

  @Test
  void whatIsAnnouncedIsRead() {
    assertThat(Advert.of("kith on desk", RELAY.text())).isEqualTo(RELAY);
  }

  @Test
  void itFitsIntoAPacket() {
    int bytes = 0;
    Advert longest =
        new Advert("n".repeat(63), Offer.RELAY, KEY, URI.create("wss://" + "h".repeat(234)));
    for (Map.Entry<String, String> entry : longest.text().entrySet()) {
      int length = entry.getKey().length() + 1 + entry.getValue().length();
      assertThat(length).isLessThanOrEqualTo(255);
      bytes += 1 + length;
    }
    assertThat(bytes).isLessThanOrEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "txtvers, 2",
    "offer, mailbox",
    "offer, presence",
    "key, 0f0f",
    "url, http://192.168.1.7:7447",
    "url, ws:",
    "url, ws://user@192.168.1.7:7447",
    "url, ws://192.168.1.7:7447/?a=b"
  })
  void whatIsWrongIsNoAdvert(String name, String value) {
    Map<String, String> text = new HashMap<>(RELAY.text());
    text.put(name, value);
    assertThat(Advert.of("name", text)).isNull();
  }

  @Test
  void whatStrangersAnnounceIsNoAdvert() {
    assertThat(Advert.of("printer", Map.of("ty", "a printer"))).isNull();
    assertThat(Advert.of("", RELAY.text())).isNull();
    assertThat(Advert.of("n".repeat(64), RELAY.text())).isNull();
  }

  @Test
  void whatCannotBeReachedIsNotAnnounced() {
    assertThatThrownBy(() -> new Advert("name", Offer.PRESENCE, KEY, RELAY.url()))
        .hasMessage("\"ws://192.168.1.7:7447\" is no URL at which a presence is reached");
  }
}
