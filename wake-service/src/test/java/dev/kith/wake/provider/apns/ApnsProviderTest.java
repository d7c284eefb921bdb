package dev.kith.wake.provider.apns;

import static dev.kith.wake.provider.Pushes.loud;
import static dev.kith.wake.provider.Pushes.outcome;
import static dev.kith.wake.provider.Pushes.quiet;
import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.pushy.apns.ApnsPushNotification;
import com.eatthepath.pushy.apns.DeliveryPriority;
import com.eatthepath.pushy.apns.PushType;
import com.eatthepath.pushy.apns.server.RejectionReason;
import dev.kith.testkit.push.Reply;
import dev.kith.testkit.push.TlsServer;
import dev.kith.wake.provider.Pushes;
import dev.kith.wake.push.Endpoint;
import dev.kith.wake.push.Endpoint.Apns.Environment;
import dev.kith.wake.push.Push;
import dev.kith.wake.push.PushOutcome;
import dev.kith.wake.push.PushOutcome.Retry;
import dev.kith.wake.push.Secret;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ApnsProviderTest {

  private static final AppleServer PRODUCTION = new AppleServer();
  private static final List<ApnsProvider> OPENED = new ArrayList<>();
  private static final ApnsProvider PROVIDER = provider(PRODUCTION);

  /// Nobody waits for it: what is stalled takes its time.
  @AfterAll
  static void stop() {
    OPENED.forEach(one -> one.close().subscribe());
    PRODUCTION.close();
  }

  @Test
  void aQuietPushIsABackgroundPushWithoutAText() {
    Push<Endpoint.Apns> push = quiet(device());

    assertThat(outcome(PROVIDER, push)).isEqualTo(PushOutcome.Accepted.HERE);

    ApnsPushNotification got = got(push);
    assertThat(got.getPushType()).isEqualTo(PushType.BACKGROUND);
    assertThat(got.getPriority()).isEqualTo(DeliveryPriority.CONSERVE_POWER);
    assertThat(got.getCollapseId()).isEqualTo("wake");
    assertThat(got.getExpiration()).isAfter(Instant.now());
    assertThat(got.getPayload())
        .isEqualTo("{\"aps\":{\"content-available\":1},\"wake\":\"" + push.wake() + "\"}");
  }

  @Test
  void aLoudPushIsAnAlertThatSaysAlwaysTheSame() {
    Push<Endpoint.Apns> push = loud(device());

    assertThat(outcome(PROVIDER, push)).isEqualTo(PushOutcome.Accepted.HERE);

    ApnsPushNotification got = got(push);
    assertThat(got.getPushType()).isEqualTo(PushType.ALERT);
    assertThat(got.getPriority()).isEqualTo(DeliveryPriority.IMMEDIATE);
    assertThat(got.getPayload())
        .isEqualTo(
            "{\"aps\":{\"alert\":{\"body\":\"New messages\"},\"mutable-content\":1},\"wake\":\""
                + push.wake()
                + "\"}");
  }

  static Stream<Arguments> rejections() {
    return Stream.of(
        Arguments.of(RejectionReason.DEVICE_TOKEN_NOT_FOR_TOPIC, PushOutcome.Suspect.class),
        Arguments.of(RejectionReason.BAD_DEVICE_TOKEN, PushOutcome.Suspect.class),
        Arguments.of(RejectionReason.TOPIC_DISALLOWED, PushOutcome.FixConfig.class),
        Arguments.of(RejectionReason.BAD_TOPIC, PushOutcome.FixConfig.class),
        Arguments.of(RejectionReason.MISSING_TOPIC, PushOutcome.FixConfig.class),
        Arguments.of(RejectionReason.INVALID_PUSH_TYPE, PushOutcome.FixConfig.class),
        Arguments.of(RejectionReason.BAD_PRIORITY, PushOutcome.FixConfig.class),
        Arguments.of(RejectionReason.BAD_EXPIRATION_DATE, PushOutcome.FixConfig.class),
        Arguments.of(RejectionReason.BAD_COLLAPSE_ID, PushOutcome.FixConfig.class),
        Arguments.of(RejectionReason.PAYLOAD_EMPTY, PushOutcome.FixConfig.class),
        Arguments.of(RejectionReason.FORBIDDEN, PushOutcome.FixConfig.class),
        Arguments.of(RejectionReason.INVALID_PROVIDER_TOKEN, PushOutcome.FixConfig.class),
        Arguments.of(RejectionReason.BAD_PATH, PushOutcome.FixConfig.class),
        Arguments.of(RejectionReason.METHOD_NOT_ALLOWED, PushOutcome.FixConfig.class),
        Arguments.of(RejectionReason.PAYLOAD_TOO_LARGE, PushOutcome.FixConfig.class),
        Arguments.of(RejectionReason.TOO_MANY_REQUESTS, Retry.class),
        Arguments.of(RejectionReason.TOO_MANY_PROVIDER_TOKEN_UPDATES, Retry.class),
        Arguments.of(RejectionReason.INTERNAL_SERVER_ERROR, Retry.class),
        Arguments.of(RejectionReason.SERVICE_UNAVAILABLE, Retry.class),
        Arguments.of(RejectionReason.SHUTDOWN, Retry.class));
  }

  @ParameterizedTest
  @MethodSource("rejections")
  void everyRejectionHasItsClass(RejectionReason reason, Class<?> expected) {
    PRODUCTION.willReject(reason);

    assertThat(outcome(PROVIDER, quiet(device()))).isInstanceOf(expected);
  }

  @Test
  void tooManyTokensOfOursAreWaitedForByAll() {
    PRODUCTION.willReject(RejectionReason.TOO_MANY_PROVIDER_TOKEN_UPDATES);

    assertThat(outcome(PROVIDER, quiet(device())))
        .isEqualTo(Retry.ofProvider("TooManyProviderTokenUpdates", Duration.ofMinutes(20)));
  }

  @Test
  void aDeviceThatIsGoneIsDroppedWithTheTimeOfThat() {
    Instant gone = Instant.parse("2026-01-02T03:04:05Z");
    PRODUCTION.willTellGone(gone);

    assertThat(outcome(PROVIDER, quiet(device())))
        .isEqualTo(new PushOutcome.DropToken("Unregistered", gone));
  }

  @Test
  void aTokenOfTheOtherEnvironmentIsFoundThere() {
    try (AppleServer sandbox = new AppleServer()) {
      ApnsProvider both = provider(Pushes.PATIENCE, both(sandbox));
      PRODUCTION.willReject(RejectionReason.BAD_DEVICE_TOKEN);

      PushOutcome outcome = outcome(both, quiet(device()));

      assertThat(outcome)
          .isEqualTo(
              new PushOutcome.Accepted(
                  new Endpoint.Apns(device().token(), AppleServer.TOPIC, Environment.SANDBOX)));
      assertThat(sandbox.accepted()).hasSize(1);
    }
  }

  @Test
  void aTokenThatIsBadInBothEnvironmentsIsDropped() {
    try (AppleServer sandbox = new AppleServer()) {
      ApnsProvider both = provider(Pushes.PATIENCE, both(sandbox));
      PRODUCTION.willReject(RejectionReason.BAD_DEVICE_TOKEN);
      sandbox.willReject(RejectionReason.BAD_DEVICE_TOKEN);

      assertThat(outcome(both, quiet(device())))
          .isEqualTo(new PushOutcome.DropToken("BadDeviceToken", null));
    }
  }

  @Test
  void ourKeyIsCheckedByAppleAndOneThatIsNotKnownThereCostsNoToken() {
    try (AppleServer strict = AppleServer.thatKnows("ANOTHERKEY")) {
      ApnsProvider rotated = provider(strict);

      for (int i = 0; i < 50; i++) {
        assertThat(outcome(rotated, quiet(device()))).isInstanceOf(PushOutcome.FixConfig.class);
      }
    }
  }

  @Test
  void ourKeyIsGoodWhereItIsKnown() {
    try (AppleServer strict = AppleServer.thatKnows(AppleServer.KEY_ID)) {
      assertThat(outcome(provider(strict), quiet(device()))).isEqualTo(PushOutcome.Accepted.HERE);
    }
  }

  @Test
  void anEnvironmentWithoutAConnectionIsForTheOperator() {
    Endpoint.Apns elsewhere =
        new Endpoint.Apns(device().token(), AppleServer.TOPIC, Environment.SANDBOX);

    assertThat(outcome(PROVIDER, quiet(elsewhere))).isInstanceOf(PushOutcome.FixConfig.class);
  }

  @Test
  void anExpiredTokenIsDropped() {
    try (TlsServer stub =
        TlsServer.ofHttp2(
            _ -> Reply.of(410).withBody("{\"reason\":\"ExpiredToken\",\"timestamp\":1000}"))) {
      assertThat(outcome(provider(stub, Pushes.PATIENCE), quiet(device())))
          .isEqualTo(new PushOutcome.DropToken("ExpiredToken", Instant.ofEpochSecond(1)));
    }
  }

  @Test
  void aServerThatGoesAwayIsLeftForAnotherConnection() {
    try (TlsServer stub = TlsServer.ofHttp2(_ -> Reply.of(200).andGoAway())) {
      ApnsProvider leaving = provider(stub, Pushes.PATIENCE);

      List<PushOutcome> outcomes = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        outcomes.add(outcome(leaving, quiet(device())));
      }

      // One that is handed to a connection that is about to close has to be sent again.
      assertThat(outcomes)
          .allMatch(one -> one.equals(PushOutcome.Accepted.HERE) || one instanceof Retry);
      assertThat(outcomes).contains(PushOutcome.Accepted.HERE);
    }
  }

  @Test
  void noAnswerIsATrouble() {
    try (TlsServer stub = TlsServer.ofHttp2(_ -> Reply.STALL)) {
      assertThat(outcome(provider(stub, Pushes.IMPATIENCE), quiet(device())))
          .isInstanceOf(Retry.class);
    }
  }

  @Test
  void aConnectionThatBreaksIsATrouble() {
    try (TlsServer stub = TlsServer.ofHttp2(_ -> Reply.HANG_UP)) {
      assertThat(outcome(provider(stub, Pushes.PATIENCE), quiet(device())))
          .isInstanceOf(Retry.class);
    }
  }

  @Test
  void noMoreAreUnderWayThanAreAllowed() {
    try (TlsServer stub = TlsServer.ofHttp2(_ -> Reply.STALL)) {
      ApnsProvider stalled = provider(stub, Pushes.IMPATIENCE);
      for (int i = 0; i < AppleServer.IN_FLIGHT; i++) {
        assertThat(outcome(stalled, quiet(device()))).isInstanceOf(Retry.class);
      }
      assertThat(outcome(stalled, quiet(device())))
          .isEqualTo(Retry.ofDevice("too many pushes are under way", null));
    }
  }

  private static ApnsPushNotification got(Push<Endpoint.Apns> push) {
    return PRODUCTION.accepted().stream()
        .filter(one -> push.wake().value().equals(one.getApnsId()))
        .findFirst()
        .orElseThrow();
  }

  private static Endpoint.Apns device() {
    return new Endpoint.Apns(
        new Secret(AppleServer.TOKEN), AppleServer.TOPIC, Environment.PRODUCTION);
  }

  private static Map<Environment, AppleServer> both(AppleServer sandbox) {
    return Map.of(Environment.PRODUCTION, PRODUCTION, Environment.SANDBOX, sandbox);
  }

  private static ApnsProvider provider(AppleServer server) {
    return provider(Pushes.PATIENCE, Map.of(Environment.PRODUCTION, server));
  }

  private static ApnsProvider provider(Duration patience, Map<Environment, AppleServer> servers) {
    Map<Environment, InetSocketAddress> hosts = new EnumMap<>(Environment.class);
    servers.forEach((environment, server) -> hosts.put(environment, server.address()));
    return open(
        AppleServer.settings(
            hosts,
            patience,
            servers.values().stream().map(AppleServer::certificate).distinct().toList()));
  }

  private static ApnsProvider provider(TlsServer server, Duration patience) {
    return open(
        AppleServer.settings(
            Map.of(
                Environment.PRODUCTION,
                InetSocketAddress.createUnresolved("localhost", server.port())),
            patience,
            List.of(server.certificate())));
  }

  private static ApnsProvider open(ApnsSettings settings) {
    ApnsProvider provider = new ApnsProvider(settings, InstantSource.system());
    OPENED.add(provider);
    return provider;
  }
}
