package dev.kith.wake.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.model.event.Bytes32;
import dev.kith.model.event.PublicKey;
import dev.kith.wake.lease.DeviceId;
import dev.kith.wake.policy.QuietHours;
import dev.kith.wake.push.Endpoint;
import dev.kith.wake.push.Secret;
import dev.kith.wake.registration.Registration;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.r2dbc.core.DatabaseClient;

class DeviceStoreIT {

  private static final WakeDatabase DATABASE = WakeDatabase.create();
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00.123456789Z");
  private static final PublicKey AGENT = key(1);
  private static final String HIDDEN = "SeCrEt";
  private static final QuietHours NIGHT =
      new QuietHours(ZoneId.of("Europe/Berlin"), LocalTime.of(22, 30), LocalTime.of(7, 0));

  private final DatabaseClient database = DatabaseClient.create(DATABASE.connections());
  private final DeviceStore store = new DeviceStore(database, seal("one"));

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @BeforeEach
  void empty() {
    database.sql("delete from wake.device").then().block(SOON);
  }

  static Stream<Endpoint> endpoints() {
    Secret secret = new Secret(HIDDEN);
    URI url = URI.create("https://push.example.org/" + HIDDEN);
    return Stream.of(
        new Endpoint.Apns(secret, "org.example", Endpoint.Apns.Environment.SANDBOX),
        new Endpoint.Fcm(secret),
        new Endpoint.WebPush(url, HIDDEN, secret),
        new Endpoint.Webhook(url, List.of(secret, new Secret("other"))));
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void aRegistrationComesBackAsItWasAndIsNotReadInTheDatabase(Endpoint endpoint) {
    Registration registration = registration(1, "phone", 0, endpoint, NIGHT);
    store.put(registration).block(SOON);

    assertThat(store.list(AGENT).collectList().block(SOON)).containsExactly(registration);
    assertThat(
            database
                .sql("select row_to_json(device)::text from wake.device")
                .mapValue(String.class)
                .one()
                .block(SOON))
        .isNotNull()
        .doesNotContain(HIDDEN);
  }

  @Test
  void aDeviceThatHasMovedIsReachedWhereItIsNow() {
    Registration registration = registration(1, "phone", 0, fcm("1"), null);
    store.put(registration).block(SOON);

    store.move(registration, fcm("2")).block(SOON);
    store.move(registration.refreshed(NOW.plusSeconds(1)), fcm("3")).block(SOON);

    assertThat(store.list(AGENT).map(Registration::endpoint).collectList().block(SOON))
        .containsExactly(fcm("2"));
  }

  @Test
  void devicesComeInTheOrderOfTheirRanks() {
    store.put(registration(1, "a", 2, fcm("1"), null)).block(SOON);
    store.put(registration(2, "b", 1, fcm("2"), null)).block(SOON);
    store.put(registration(3, "c", 1, fcm("3"), null)).block(SOON);

    assertThat(store.list(AGENT).map(Registration::name).collectList().block(SOON))
        .containsExactly("b", "c", "a");
    assertThat(store.list(key(2)).collectList().block(SOON)).isEmpty();
  }

  @Test
  void aTokenThatWasSetAnewIsNotDropped() {
    Registration first = registration(1, "phone", 0, fcm("1"), null);
    Registration again = first.refreshed(NOW.plusSeconds(60));
    store.put(first).block(SOON);
    store.put(again).block(SOON);

    assertThat(store.forget(first.id(), first.tokenSetAt()).block(SOON)).isFalse();
    assertThat(store.list(AGENT).collectList().block(SOON)).containsExactly(again);
    assertThat(store.forget(again.id(), again.tokenSetAt()).block(SOON)).isTrue();
    assertThat(store.list(AGENT).collectList().block(SOON)).isEmpty();
  }

  @Test
  void nobodyTakesAnothersRegistration() {
    Registration mine = registration(1, "phone", 0, fcm("1"), null);
    store.put(mine).block(SOON);
    Registration foreign =
        new Registration(mine.id(), key(2), "phone", 0, "inbox", fcm("2"), true, null, NOW, NOW);

    store.put(foreign).block(SOON);

    assertThat(store.list(AGENT).collectList().block(SOON)).containsExactly(mine);
    assertThat(store.list(key(2)).collectList().block(SOON)).isEmpty();
    assertThat(store.revoke(key(2), "phone").block(SOON)).isFalse();
    assertThat(store.revoke(AGENT, "phone").block(SOON)).isTrue();
  }

  @Test
  void whatIsNotRegisteredAgainIsForgotten() {
    Registration registration = registration(1, "phone", 0, fcm("1"), null);
    store.put(registration).block(SOON);

    assertThat(store.expire(NOW.plus(Duration.ofDays(59))).collectList().block(SOON)).isEmpty();
    assertThat(store.expire(NOW.plus(Duration.ofDays(60))).collectList().block(SOON))
        .containsExactly(AGENT);
  }

  @Test
  void withoutTheKeyNothingIsRead() {
    store.put(registration(1, "phone", 0, fcm("1"), null)).block(SOON);
    DeviceStore keyless = new DeviceStore(database, seal("two"));

    assertThatThrownBy(() -> keyless.list(AGENT).collectList().block(SOON))
        .hasCauseInstanceOf(SealBroken.class);
  }

  private static Endpoint fcm(String token) {
    return new Endpoint.Fcm(new Secret(token));
  }

  private static Registration registration(
      int id, String name, int rank, Endpoint endpoint, @Nullable QuietHours quietHours) {
    return new Registration(
            new DeviceId(new UUID(0, id)),
            AGENT,
            name,
            rank,
            "inbox",
            endpoint,
            true,
            quietHours,
            NOW,
            NOW)
        .refreshed(NOW);
  }

  private static PublicKey key(int number) {
    return new PublicKey(new Bytes32(0, 0, 0, number));
  }

  private static Seal seal(String id) {
    Secret key = new Secret(Base64.getEncoder().encodeToString(new byte[32]));
    return new Seal(new SealingKeys(id, Map.of(id, key)), new SecureRandom());
  }
}
