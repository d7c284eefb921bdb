package dev.kith.wake.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SecrecyTest {

  private static final String HIDDEN = "SeCrEt";

  static Stream<Endpoint> endpoints() {
    Secret secret = new Secret(HIDDEN);
    URI url = URI.create("https://push.example.org/" + HIDDEN + "?token=" + HIDDEN);
    return Stream.of(
        new Endpoint.Apns(secret, "org.example", Endpoint.Apns.Environment.SANDBOX),
        new Endpoint.Fcm(secret),
        new Endpoint.WebPush(url, HIDDEN, secret),
        new Endpoint.Webhook(url, List.of(secret)));
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void noTextShowsHowADeviceIsReached(Endpoint endpoint) {
    Push<Endpoint> push =
        new Push<>(
            WakeId.next(Instant.EPOCH, new Random(1)),
            endpoint,
            Loudness.LOUD,
            Duration.ofMinutes(1));

    assertThat(push.toString()).doesNotContain(HIDDEN);
  }
}
