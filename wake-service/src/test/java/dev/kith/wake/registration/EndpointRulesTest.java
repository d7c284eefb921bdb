package dev.kith.wake.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.wake.push.Endpoint;
import dev.kith.wake.push.Endpoint.Apns.Environment;
import dev.kith.wake.push.Secret;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EndpointRulesTest {

  private static final URI URL = URI.create("https://example.org/hook");
  private static final String POINT =
      "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
  private static final String AUTH = "BTBZMqHH6r4Tts7J_aSIgg";
  private static final String WHSEC = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  static Stream<Endpoint> sound() {
    return Stream.of(
        apns("ab".repeat(32), "org.example.agent"),
        apns("AB".repeat(80), "org.example.agent"),
        new Endpoint.Fcm(new Secret("cR3f:APA91bH-_x")),
        webPush(POINT, AUTH),
        webhook(WHSEC),
        webhook(WHSEC, WHSEC));
  }

  static Stream<Endpoint> unsound() {
    return Stream.of(
        apns("", "org.example.agent"),
        apns("abc", "org.example.agent"),
        apns("xy".repeat(32), "org.example.agent"),
        apns("ab".repeat(257), "org.example.agent"),
        apns("ab".repeat(32), ""),
        apns("ab".repeat(32), "org/example"),
        new Endpoint.Fcm(new Secret("")),
        new Endpoint.Fcm(new Secret("a b")),
        new Endpoint.Fcm(new Secret("a".repeat(4097))),
        webPush("", AUTH),
        webPush("AAAA", AUTH),
        webPush(POINT.replaceFirst("B", "C"), AUTH),
        webPush(POINT, ""),
        webPush(POINT, "?"),
        webPush(POINT, AUTH + AUTH),
        webhook(),
        webhook(WHSEC, WHSEC, WHSEC),
        webhook(""),
        webhook("secret"),
        webhook("whsec_"),
        webhook("whsec_c2hvcnQ="),
        webhook("whsec_?"));
  }

  @ParameterizedTest
  @MethodSource("sound")
  void whatIsSoundHasNoFault(Endpoint endpoint) {
    assertThat(EndpointRules.fault(endpoint)).isNull();
  }

  @ParameterizedTest
  @MethodSource("unsound")
  void whatIsNotIsRefused(Endpoint endpoint) {
    assertThat(EndpointRules.fault(endpoint)).isNotNull();
  }

  private static Endpoint apns(String token, String topic) {
    return new Endpoint.Apns(new Secret(token), topic, Environment.PRODUCTION);
  }

  private static Endpoint webPush(String point, String auth) {
    return new Endpoint.WebPush(URL, point, new Secret(auth));
  }

  private static Endpoint webhook(String... secrets) {
    return new Endpoint.Webhook(URL, Stream.of(secrets).map(Secret::new).toList());
  }
}
