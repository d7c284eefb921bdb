package dev.kith.wake.provider.fcm;

import static dev.kith.wake.provider.Pushes.loud;
import static dev.kith.wake.provider.Pushes.outcome;
import static dev.kith.wake.provider.Pushes.quiet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.testkit.push.MockFcm;
import dev.kith.testkit.push.Reply;
import dev.kith.wake.provider.Pushes;
import dev.kith.wake.provider.outbound.Outbound;
import dev.kith.wake.push.Endpoint;
import dev.kith.wake.push.Push;
import dev.kith.wake.push.PushOutcome;
import dev.kith.wake.push.PushOutcome.Retry;
import dev.kith.wake.push.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;

class FcmProviderTest {

  private static final Endpoint.Fcm DEVICE = new Endpoint.Fcm(new Secret("device-1"));

  @SuppressWarnings("NullAway.Init") // Started before all.
  private static MockFcm google;

  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
  private final InstantSource clock = () -> Instant.now().plus(ahead.get());
  private final FcmProvider provider = provider(Pushes.PATIENCE);

  @BeforeAll
  static void start() {
    google = new MockFcm();
  }

  @AfterAll
  static void stop() {
    google.close();
  }

  @Test
  void aPushIsDataAloneAndSaysNothing() {
    Push<Endpoint.Fcm> loud = loud(DEVICE);
    Push<Endpoint.Fcm> quiet = quiet(DEVICE);

    assertThat(outcome(provider, loud)).isEqualTo(PushOutcome.Accepted.HERE);
    assertThat(outcome(provider, quiet)).isEqualTo(PushOutcome.Accepted.HERE);

    assertThat(google.received()).contains(message(loud, "HIGH"), message(quiet, "NORMAL"));
  }

  @Test
  void oneAccessTokenServesAll() {
    int before = google.tokensGiven();

    List<PushOutcome> outcomes =
        Flux.range(0, 50)
            .flatMap(_ -> provider.push(quiet(DEVICE)), 50)
            .collectList()
            .block(Pushes.PATIENCE);

    assertThat(outcomes).hasSize(50).containsOnly(PushOutcome.Accepted.HERE);
    assertThat(google.tokensGiven()).isEqualTo(before + 1);
  }

  @Test
  void anAccessTokenIsRenewedBeforeItExpires() {
    assertThat(outcome(provider, quiet(DEVICE))).isEqualTo(PushOutcome.Accepted.HERE);
    int before = google.tokensGiven();
    ahead.set(Duration.ofMinutes(56));

    assertThat(outcome(provider, quiet(DEVICE))).isEqualTo(PushOutcome.Accepted.HERE);

    assertThat(google.tokensGiven()).isEqualTo(before + 1);
  }

  @Test
  void anAccessTokenThatWasTakenBackIsRenewedAtOnce() {
    assertThat(outcome(provider, quiet(DEVICE))).isEqualTo(PushOutcome.Accepted.HERE);
    google.revokeTokens();

    assertThat(outcome(provider, quiet(DEVICE))).isEqualTo(PushOutcome.Accepted.HERE);
  }

  @Test
  void thatNoAccessTokenIsTakenIsForTheOperator() {
    google.sendsWillGet(Reply.of(401), Reply.of(401));

    assertThat(outcome(provider, quiet(DEVICE))).isInstanceOf(PushOutcome.FixConfig.class);
  }

  @Test
  void anAccountThatIsRefusedIsForTheOperator() {
    google.grantsWillGet(Reply.of(400).withBody("{\"error\":\"invalid_grant\"}"));

    assertThat(outcome(provider, quiet(DEVICE)))
        .isEqualTo(new PushOutcome.FixConfig("access token: status 400"));
  }

  @Test
  void anOutageOfTheTokenServiceIsWaitedFor() {
    google.grantsWillGet(Reply.of(503).withHeader("retry-after", "7"));

    assertThat(outcome(provider, quiet(DEVICE)))
        .isEqualTo(Retry.ofProvider("access token: status 503", Duration.ofSeconds(7)));
  }

  @Test
  void aDeviceThatIsGoneIsDropped() {
    google.unregister("device-gone");

    assertThat(outcome(provider, quiet(new Endpoint.Fcm(new Secret("device-gone")))))
        .isEqualTo(new PushOutcome.DropToken("UNREGISTERED", null));
  }

  static Stream<Arguments> errors() {
    String violation =
        """
        {"error":{"details":[
          {"@type":"type.googleapis.com/google.firebase.fcm.v1.FcmError","errorCode":"INVALID_ARGUMENT"},
          {"@type":"type.googleapis.com/google.rpc.BadRequest","fieldViolations":[{"field":"m"}]}]}}\
        """;
    return Stream.of(
        Arguments.of(
            MockFcm.error(404, "UNREGISTERED"), new PushOutcome.DropToken("UNREGISTERED", null)),
        Arguments.of(
            MockFcm.error(403, "SENDER_ID_MISMATCH"),
            new PushOutcome.DropToken("SENDER_ID_MISMATCH", null)),
        Arguments.of(
            MockFcm.error(400, "INVALID_ARGUMENT"), new PushOutcome.Suspect("INVALID_ARGUMENT")),
        Arguments.of(
            Reply.of(400).withBody(violation), new PushOutcome.FixConfig("INVALID_ARGUMENT")),
        Arguments.of(Reply.of(400), new PushOutcome.FixConfig("status 400")),
        Arguments.of(Reply.of(403), new PushOutcome.FixConfig("status 403")),
        Arguments.of(Reply.of(404), new PushOutcome.FixConfig("status 404")),
        Arguments.of(
            MockFcm.error(429, "QUOTA_EXCEEDED"),
            Retry.ofProvider("QUOTA_EXCEEDED", Duration.ofMinutes(1))),
        Arguments.of(
            MockFcm.error(429, "QUOTA_EXCEEDED").withHeader("retry-after", "90"),
            Retry.ofProvider("QUOTA_EXCEEDED", Duration.ofSeconds(90))),
        Arguments.of(
            MockFcm.error(503, "UNAVAILABLE").withHeader("retry-after", "5"),
            Retry.ofProvider("UNAVAILABLE", Duration.ofSeconds(5))),
        Arguments.of(MockFcm.error(500, "INTERNAL"), Retry.ofProvider("INTERNAL", null)),
        Arguments.of(Reply.of(502).withBody("<html>"), Retry.ofProvider("status 502", null)));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void everyErrorHasItsClass(Reply reply, PushOutcome expected) {
    google.sendsWillGet(reply);

    assertThat(outcome(provider, quiet(DEVICE))).isEqualTo(expected);
  }

  @Test
  void thirdPartyTrustIsForTheOperator() {
    google.sendsWillGet(
        MockFcm.error(401, "THIRD_PARTY_AUTH_ERROR"), MockFcm.error(401, "THIRD_PARTY_AUTH_ERROR"));

    assertThat(outcome(provider, quiet(DEVICE)))
        .isEqualTo(new PushOutcome.FixConfig("THIRD_PARTY_AUTH_ERROR"));
  }

  @Test
  void noAnswerIsATrouble() {
    FcmProvider impatient = provider(Pushes.IMPATIENCE);
    google.grantsWillGet(Reply.STALL);

    assertThat(outcome(impatient, quiet(DEVICE)))
        .isEqualTo(Retry.ofProvider("no answer within the time", null));
  }

  @Test
  void aConnectionThatBreaksIsATrouble() {
    assertThat(outcome(provider, quiet(DEVICE))).isEqualTo(PushOutcome.Accepted.HERE);
    google.sendsWillGet(Reply.HANG_UP);

    assertThat(outcome(provider, quiet(DEVICE))).isInstanceOf(Retry.class);
    assertThat(outcome(provider, quiet(DEVICE))).isEqualTo(PushOutcome.Accepted.HERE);
  }

  @Test
  void aServerThatGoesAwayIsLeftForAnotherConnection() {
    google.sendsWillGet(Reply.of(200).andGoAway(), Reply.of(200).andGoAway());

    for (int i = 0; i < 4; i++) {
      assertThat(outcome(provider, quiet(DEVICE))).isEqualTo(PushOutcome.Accepted.HERE);
    }
  }

  @Test
  void anAccountThatCannotBeReadIsRefusedWithoutShowingIt() {
    assertThatThrownBy(() -> FcmAccount.ofJson(new Secret("{\"private_key\":\"SeCrEt\"}")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the file of the service account has no project_id");
  }

  private static MockFcm.Message message(Push<Endpoint.Fcm> push, String priority) {
    return new MockFcm.Message(
        "device-1", Map.of("wake", push.wake().toString()), priority, "600s", "wake");
  }

  private FcmProvider provider(Duration patience) {
    return new FcmProvider(
        FcmAccount.ofJson(new Secret(google.serviceAccount())),
        google.api(),
        Outbound.toNamed(new Outbound.Options(patience, List.of(google.certificate())), clock),
        clock);
  }
}
