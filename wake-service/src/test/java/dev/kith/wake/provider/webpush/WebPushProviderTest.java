package dev.kith.wake.provider.webpush;

import static dev.kith.wake.provider.Pushes.loud;
import static dev.kith.wake.provider.Pushes.outcome;
import static dev.kith.wake.provider.Pushes.quiet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.testkit.push.MockWebPush;
import dev.kith.testkit.push.Reply;
import dev.kith.testkit.push.Subscription;
import dev.kith.wake.provider.Pushes;
import dev.kith.wake.provider.outbound.AddressPolicy;
import dev.kith.wake.provider.outbound.HostLookup;
import dev.kith.wake.provider.outbound.Outbound;
import dev.kith.wake.push.Endpoint;
import dev.kith.wake.push.Push;
import dev.kith.wake.push.PushOutcome;
import dev.kith.wake.push.PushOutcome.Retry;
import dev.kith.wake.push.Secret;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.scheduler.Schedulers;

class WebPushProviderTest {

  private static final AddressPolicy LOCAL = new AddressPolicy(true, false);

  @SuppressWarnings("NullAway.Init") // Started before all.
  private static MockWebPush service;

  private final Subscription subscription = service.subscribe();
  private final WebPushProvider provider = provider(key(), LOCAL, Pushes.PATIENCE);

  @BeforeAll
  static void start() {
    service = new MockWebPush();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void theDeviceReadsTheWakeAndNobodyElseDoes() {
    Push<Endpoint.WebPush> push = loud(endpoint(subscription));

    assertThat(outcome(provider, push)).isEqualTo(PushOutcome.Accepted.HERE);

    MockWebPush.Message message = receivedBy(subscription);
    assertThat(message.text().strip()).isEqualTo("{\"wake\":\"%s\"}".formatted(push.wake()));
    assertThat(message.urgency()).isEqualTo("high");
    assertThat(message.topic()).isEqualTo("wake");
    assertThat(message.ttl()).isEqualTo(600);
  }

  @Test
  void aQuietPushHasNormalUrgency() {
    assertThat(outcome(provider, quiet(endpoint(subscription))))
        .isEqualTo(PushOutcome.Accepted.HERE);

    assertThat(receivedBy(subscription).urgency()).isEqualTo("normal");
  }

  @Test
  void allTextsAreOfOneLength() {
    assertThat(outcome(provider, quiet(endpoint(subscription))))
        .isEqualTo(PushOutcome.Accepted.HERE);

    assertThat(receivedBy(subscription).text()).hasSize(128);
  }

  @Test
  void aSubscriptionThatIsGoneIsDropped() {
    service.unsubscribe(subscription);

    assertThat(outcome(provider, quiet(endpoint(subscription))))
        .isEqualTo(new PushOutcome.DropToken("status 410", null));
  }

  static Stream<Arguments> errors() {
    return Stream.of(
        Arguments.of(Reply.of(404), new PushOutcome.DropToken("status 404", null)),
        Arguments.of(Reply.of(410), new PushOutcome.DropToken("status 410", null)),
        Arguments.of(Reply.of(400), new PushOutcome.FixConfig("status 400")),
        Arguments.of(Reply.of(401), new PushOutcome.FixConfig("status 401")),
        Arguments.of(Reply.of(413), new PushOutcome.FixConfig("status 413")),
        Arguments.of(Reply.of(403), new PushOutcome.Suspect("status 403")),
        Arguments.of(
            Reply.of(307).withHeader("location", "https://localhost/"),
            new PushOutcome.Suspect("status 307")),
        Arguments.of(
            Reply.of(429).withHeader("retry-after", "30"),
            Retry.ofDevice("status 429", Duration.ofSeconds(30))),
        Arguments.of(
            Reply.of(503).withHeader("retry-after", "Thu, 01 Jan 2026 00:00:00 GMT"),
            Retry.ofProvider("status 503", Duration.ZERO)),
        Arguments.of(
            Reply.of(500).withHeader("retry-after", "soon"), Retry.ofProvider("status 500", null)));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void everyErrorHasItsClass(Reply reply, PushOutcome expected) {
    service.willAnswer(reply);

    assertThat(outcome(provider, quiet(endpoint(subscription)))).isEqualTo(expected);
  }

  @Test
  void aKeyThatDoesNotBelongToItsPointIsRefusedByThePushService() {
    VapidKey other = new VapidKey(keyPair().getPrivate(), key().point(), "mailto:a@example.org");

    assertThat(outcome(provider(other, LOCAL, Pushes.PATIENCE), quiet(endpoint(subscription))))
        .isEqualTo(new PushOutcome.Suspect("status 403"));
  }

  @Test
  void keysThatAreNoneAreSuspect() {
    Endpoint.WebPush spoilt =
        new Endpoint.WebPush(subscription.endpoint(), "BAAA", new Secret(subscription.auth()));

    assertThat(outcome(provider, quiet(spoilt))).isInstanceOf(PushOutcome.Suspect.class);
  }

  @Test
  void aPushServiceOnThisMachineIsRefusedUnlessItIsAllowed() {
    WebPushProvider strict = provider(key(), AddressPolicy.PUBLIC, Pushes.PATIENCE);

    assertThat(outcome(strict, quiet(endpoint(subscription))))
        .isEqualTo(new PushOutcome.Suspect("its address is not allowed"));
    assertThat(service.received()).noneMatch(one -> one.subscription().equals(subscription));
  }

  @Test
  void onlyHttpsIsSpoken() {
    URI plain = URI.create("http://push.example.org/1");

    assertThat(
            outcome(
                provider,
                quiet(
                    new Endpoint.WebPush(
                        plain, subscription.p256dh(), new Secret(subscription.auth())))))
        .isEqualTo(new PushOutcome.Suspect("expected an https URL"));
  }

  @Test
  void noAnswerIsATrouble() {
    WebPushProvider impatient = provider(key(), LOCAL, Pushes.IMPATIENCE);
    service.willAnswer(Reply.STALL);

    assertThat(outcome(impatient, quiet(endpoint(subscription))))
        .isEqualTo(Retry.ofProvider("no answer within the time", null));
  }

  @Test
  void aServerThatGoesAwayIsLeftForAnotherConnection() {
    service.willAnswer(Reply.of(201).andGoAway(), Reply.of(201).andGoAway());

    for (int i = 0; i < 4; i++) {
      assertThat(outcome(provider, quiet(endpoint(subscription))))
          .isEqualTo(PushOutcome.Accepted.HERE);
    }
  }

  private static MockWebPush.Message receivedBy(Subscription subscription) {
    return service.received().stream()
        .filter(one -> one.subscription().equals(subscription))
        .findFirst()
        .orElseThrow();
  }

  private static Endpoint.WebPush endpoint(Subscription subscription) {
    return new Endpoint.WebPush(
        subscription.endpoint(), subscription.p256dh(), new Secret(subscription.auth()));
  }

  private static KeyPair keyPair() {
    try {
      return P256.generate();
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static VapidKey key() {
    KeyPair keys = keyPair();
    return new VapidKey(
        keys.getPrivate(),
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(P256.point((ECPublicKey) keys.getPublic())),
        "mailto:operator@example.org");
  }

  private static WebPushProvider provider(VapidKey key, AddressPolicy policy, Duration patience) {
    Outbound outbound =
        Outbound.toAnybody(
            policy,
            HostLookup.SYSTEM,
            new Outbound.Options(patience, List.of(service.certificate())),
            InstantSource.system());
    return new WebPushProvider(
        key, outbound, InstantSource.system(), new SecureRandom(), Schedulers.boundedElastic());
  }
}
