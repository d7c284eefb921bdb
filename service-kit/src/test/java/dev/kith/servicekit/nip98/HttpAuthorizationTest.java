package dev.kith.servicekit.nip98;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.event.Event;
import dev.kith.model.event.Tag;
import dev.kith.testkit.http.Authorization;
import dev.kith.testkit.http.Keys;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HttpAuthorizationTest {

  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00.9Z");
  private static final String URL = "https://relay.example/v1/notes?limit=2&after=x%20y";
  private static final SignedFor REQUEST =
      new SignedFor("GET", List.of(URL, "http://localhost:7447/v1/notes?limit=2&after=x%20y"));
  private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

  private final HttpAuthorization authorization = new HttpAuthorization(Keys.SIGNATURES);

  @Test
  void theAuthorOfARightEventIsProven() {
    Event event = right().signedBy(Keys.READER);

    assertThat(authorization.check(event, REQUEST, NOW))
        .isEqualTo(
            new Verdict.Proven(
                Keys.READER.publicKey(), event.id(), Instant.parse("2026-01-31T12:01:01Z"), null));
  }

  @Test
  void anyOfTheUrlsOfTheRequestWillDo() {
    Event event = Authorization.of("GET", REQUEST.urls().getLast(), NOW).signedBy(Keys.READER);

    assertThat(authorization.check(event, REQUEST, NOW)).isInstanceOf(Verdict.Proven.class);
  }

  @ParameterizedTest
  @MethodSource
  void refuses(Authorization bent, Refusal refusal) {
    assertThat(authorization.check(bent.signedBy(Keys.READER), REQUEST, NOW))
        .isEqualTo(new Verdict.Refused(refusal));
  }

  static Stream<Arguments> refuses() {
    return Stream.of(
        Arguments.of(right().withKind(1), new Refusal.WrongKind(1)),
        Arguments.of(right().withContent("x"), new Refusal.ContentPresent()),
        Arguments.of(right().later(-61), new Refusal.ClocksApart(Duration.ofSeconds(61))),
        Arguments.of(right().later(61), new Refusal.ClocksApart(Duration.ofSeconds(-61))),
        Arguments.of(right().without("u"), new Refusal.TagNotOnce("u")),
        Arguments.of(right().with(Tag.of("u", URL)), new Refusal.TagNotOnce("u")),
        Arguments.of(right().without("u").with(Tag.of("u")), new Refusal.TagNotOnce("u")),
        urlDiffers("https://relay.example/v1/notes"),
        urlDiffers("https://relay.example/v1/notes?after=x%20y&limit=2"),
        urlDiffers("http://relay.example/v1/notes?limit=2&after=x%20y"),
        urlDiffers(URL + "&"),
        urlDiffers(""),
        Arguments.of(right().without("method"), new Refusal.TagNotOnce("method")),
        Arguments.of(
            right().without("method").with(Tag.of("method", "POST")),
            new Refusal.MethodDiffers("POST", "GET")),
        Arguments.of(
            right().without("method").with(Tag.of("method", "get")),
            new Refusal.MethodDiffers("get", "GET")),
        Arguments.of(right().withBody(BODY).withBody(BODY), new Refusal.TagNotOnce("payload")),
        Arguments.of(right().with(Tag.of("payload")), new Refusal.TagNotOnce("payload")));
  }

  @Test
  void takesTimesUpToAMinuteAwayInBothDirections() {
    assertThat(check(right().later(-60))).isInstanceOf(Verdict.Proven.class);
    assertThat(check(right().later(60))).isInstanceOf(Verdict.Proven.class);
  }

  @Test
  void refusesAnEventThatWasChangedAfterItsHash() {
    Event signed = right().signedBy(Keys.READER);
    Event changed =
        new Event(
            right().signedBy(Keys.STRANGER).id(),
            signed.pubkey(),
            signed.createdAt(),
            signed.kind(),
            signed.tags(),
            signed.content(),
            signed.sig());

    assertThat(authorization.check(changed, REQUEST, NOW))
        .isEqualTo(new Verdict.Refused(new Refusal.WrongId()));
  }

  @Test
  void refusesTheSignatureOfAnotherKey() {
    Event signed = right().signedBy(Keys.READER);
    Event forged =
        new Event(
            signed.id(),
            signed.pubkey(),
            signed.createdAt(),
            signed.kind(),
            signed.tags(),
            signed.content(),
            right().signedBy(Keys.STRANGER).sig());

    assertThat(authorization.check(forged, REQUEST, NOW))
        .isEqualTo(new Verdict.Refused(new Refusal.WrongSignature()));
  }

  @Test
  void refusesEverythingWhereTheServiceKnowsNoAddressOfItsOwn() {
    Event event = right().signedBy(Keys.READER);

    assertThat(authorization.check(event, new SignedFor("GET", List.of()), NOW))
        .isEqualTo(new Verdict.Refused(new Refusal.AddressUnknown()));
  }

  @Test
  void theBodyMustBeTheOneThatWasSigned() {
    Verdict.Proven withBody = proven(right().withBody(BODY));
    Verdict.Proven withoutBody = proven(right());

    assertThat(withBody.faultOf(BODY)).isEmpty();
    assertThat(withBody.faultOf(new byte[] {1})).contains(new Refusal.PayloadDiffers());
    assertThat(withBody.faultOf(new byte[0])).contains(new Refusal.PayloadDiffers());
    assertThat(withoutBody.faultOf(new byte[0])).isEmpty();
    assertThat(withoutBody.faultOf(BODY)).contains(new Refusal.PayloadMissing());
  }

  private Verdict check(Authorization event) {
    return authorization.check(event.signedBy(Keys.READER), REQUEST, NOW);
  }

  private Verdict.Proven proven(Authorization event) {
    return (Verdict.Proven) check(event);
  }

  private static Authorization right() {
    return Authorization.of("GET", URL, NOW);
  }

  private static Arguments urlDiffers(String signed) {
    return Arguments.of(
        right().without("u").with(Tag.of("u", signed)), new Refusal.UrlDiffers(signed, URL));
  }
}
