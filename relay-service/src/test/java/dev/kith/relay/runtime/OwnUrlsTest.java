package dev.kith.relay.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class OwnUrlsTest {

  private static final URI URL = URI.create("wss://relay.example.org");
  private static final URI INTERNAL = URI.create("ws://relay:7447");
  private static final URI ELSEWHERE = URI.create("ws://elsewhere.example:80/");

  @Test
  void aServiceThatCameByTheInternalUrlNamesThat() {
    assertThat(new OwnUrls(URL, INTERNAL).of(URI.create("ws://RELAY:7447/"))).isEqualTo(INTERNAL);
  }

  @Test
  void everybodyElseNamesThePublicOne() {
    assertThat(new OwnUrls(URL, INTERNAL).of(ELSEWHERE)).isEqualTo(URL);
    assertThat(new OwnUrls(URL, null).of(ELSEWHERE)).isEqualTo(URL);
  }

  @Test
  void withoutAPublicOneTheHandshakeCounts() {
    assertThat(new OwnUrls(null, INTERNAL).of(ELSEWHERE)).isEqualTo(ELSEWHERE);
  }
}
