package dev.kith.wake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.client.Agent;
import dev.kith.client.giftwrap.Wrapping;
import dev.kith.client.runtime.EventCodec;
import dev.kith.client.runtime.RelayVerdict;
import dev.kith.model.crypto.KeyPair;
import dev.kith.model.crypto.SecretKey;
import dev.kith.model.event.Bytes32;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventDraft;
import dev.kith.model.event.Kind;
import dev.kith.model.event.Rumor;
import dev.kith.model.event.Tag;
import dev.kith.model.wire.EventWriter;
import dev.kith.testkit.database.EmbeddedDatabase;
import dev.kith.testkit.http.Keys;
import dev.kith.testkit.push.Subscription;
import dev.kith.wake.provider.apns.AppleServer;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

/// An agent sleeps as no process at all, is woken, drains its mailbox, and sleeps again: a real
/// relay, a real wake service, real databases, real sockets, and push services on this machine.
@SuppressWarnings("NullAway.Init")
class WakeJourneyTest {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int BURST = 5_000;
  private static final AtomicLong NUMBERS = new AtomicLong();
  private static final KeyPair SERVICE = fresh();
  private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(new byte[24]);

  private static PushServices services;
  private static RunningRelay relay;
  private static EmbeddedDatabase database;
  private static RunningWake wake;

  private final KeyPair agent = fresh();
  private final KeyPair sender = fresh();

  @BeforeAll
  static void start() {
    services = new PushServices();
    relay = RunningRelay.start(EmbeddedDatabase.create(), SERVICE);
    database = EmbeddedDatabase.create();
    startWake();
  }

  @AfterAll
  static void stop() {
    wake.close();
    relay.close();
    services.close();
  }

  @Test
  void aBurstWakesOnceAndTheWakeCountsAsOneWhenAllIsDrained() throws Exception {
    try (Receiver receiver = new Receiver()) {
      register("server", 0, webhook(receiver));
      for (int i = 0; i < 50; i++) {
        write("message " + i);
      }
      await().atMost(SOON).until(() -> !receiver.wakes().isEmpty());

      drain();
      await().atMost(SOON).until(() -> history().contains("DRAINED"));
      assertThat(receiver.wakes()).hasSize(1);
      assertThat(history()).contains("ACCEPTED", receiver.wakes().getFirst());
      JsonNode budgets = SignedHttp.ask(agent, "GET", wake.url("/v1/budgets"), "");
      assertThat(budgets.at("/items").valueStream().mapToInt(one -> one.path("used").asInt()).sum())
          .isEqualTo(1);
    }
  }

  /// Whoever has drained all is woken by the next message: so the burst before was one wake, and
  /// none of it was lost.
  @Test
  void tenThousandMessagesWakeOnceAlsoIfTheServiceEndsAmongThem() throws Exception {
    try (Receiver receiver = new Receiver()) {
      register("server", 0, webhook(receiver));
      try (Agent many =
          Agent.builder().relay("ws://127.0.0.1:" + relay.port()).key(sender).build()) {
        write(many);
        wake.close();
        write(many);
      }
      startWake();
      await().atMost(SOON).until(() -> !receiver.wakes().isEmpty());
      assertThat(drain()).isEqualTo(2 * BURST);

      write("the next");
      await().atMost(SOON).until(() -> receiver.wakes().size() > 1);
      assertThat(receiver.wakes()).hasSize(2);
    }
  }

  @Test
  void anAppIsWokenByGoogle() throws Exception {
    String token = "phone-" + agent.publicKey().hex();
    register("phone", 0, fcm(token));
    write("wake up");
    await()
        .atMost(SOON)
        .until(
            () -> services.google.received().stream().anyMatch(one -> one.token().equals(token)));
    drain();
    await().atMost(SOON).until(() -> history().contains("DRAINED"));
  }

  @Test
  void aBrowserIsWokenByItsPushService() throws Exception {
    Subscription subscription = services.browsers.subscribe();
    register("browser", 0, webPush(subscription));
    write("wake up");
    await()
        .atMost(SOON)
        .until(() ->
            services.browsers.received().stream()
                .anyMatch(one -> one.subscription().equals(subscription)));
    drain();
    await().atMost(SOON).until(() -> history().contains("DRAINED"));
  }

  @Test
  void anAppIsWokenByApple() throws Exception {
    int before = services.apple.accepted().size();
    register("phone", 0, apns());
    write("wake up");
    await().atMost(SOON).until(() -> services.apple.accepted().size() > before);
    drain();
    await().atMost(SOON).until(() -> history().contains("DRAINED"));
  }

  @Test
  void deadTokensAreForgottenAndTheNextChannelIsUsedUntilOneWorks() throws Exception {
    String token = "gone-" + agent.publicKey().hex();
    services.google.unregister(token);
    Subscription subscription = services.browsers.subscribe();
    services.browsers.unsubscribe(subscription);
    services.apple.willTellGone(Instant.now().plusSeconds(60));
    try (Receiver receiver = new Receiver()) {
      register("android", 0, fcm(token));
      register("browser", 1, webPush(subscription));
      register("iphone", 2, apns());
      register("server", 3, webhook(receiver));
      write("wake up");

      await().atMost(SOON).until(() -> !receiver.wakes().isEmpty());
      drain();
      await().atMost(SOON).until(() -> history().contains("DRAINED"));
      JsonNode devices = SignedHttp.ask(agent, "GET", wake.url("/v1/devices"), "").path("items");
      assertThat(devices.valueStream().map(one -> one.path("name").asString()))
          .containsExactly("server");
    }
  }

  @Test
  void whoCannotBeWokenIsToldToTheSender() throws Exception {
    try (Receiver receiver = new Receiver()) {
      register("server", 0, webhook(receiver));
      receiver.move();
      write("answer", Tag.of("receipt"));

      String mailbox = relay.url("/v1/mailbox/receipts");
      SignedHttp.ask(sender, "PUT", mailbox, "{}");
      List<JsonNode> receipts = new ArrayList<>();
      await()
          .atMost(SOON)
          .until(() -> {
            SignedHttp.ask(sender, "GET", mailbox, "").path("events").forEach(receipts::add);
            return !receipts.isEmpty();
          });
      assertThat(receipts.getFirst().path("event").path("tags").toString())
          .contains("[\"stage\",\"parked\"]", agent.publicKey().hex());
    }
  }

  @Test
  void aDeviceSaysThatAWakeHasReachedIt() throws Exception {
    try (Receiver receiver = new Receiver()) {
      register("server", 0, webhook(receiver));
      write("wake up");
      await().atMost(SOON).until(() -> !receiver.wakes().isEmpty());
      await().atMost(SOON).until(() -> history().contains("ACCEPTED"));
      HttpResponse<String> said =
          SignedHttp.send(
              agent,
              "POST",
              wake.url("/v1/wakes/%s/seen".formatted(receiver.wakes().getFirst())),
              "");
      assertThat(said.statusCode()).as(said.body()).isEqualTo(204);
      assertThat(history()).contains("SEEN");
    }
  }

  @Test
  void whatCameBeforeTheRegistrationWakesToo() throws Exception {
    write("early");
    try (Receiver receiver = new Receiver()) {
      register("server", 0, webhook(receiver));
      await().atMost(SOON).until(() -> !receiver.wakes().isEmpty());
    }
  }

  @Test
  void aServiceThatWasAwayLosesNoWake() throws Exception {
    try (Receiver receiver = new Receiver()) {
      register("server", 0, webhook(receiver));
      write("watched?");
      await().atMost(SOON).until(() -> !receiver.wakes().isEmpty());
      drain();
      await().atMost(SOON).until(() -> history().contains("DRAINED"));
      wake.close();
      write("while it is away");
      startWake();
      await().atMost(SOON).until(() -> receiver.wakes().size() == 2);
    }
  }

  @Test
  void aDeviceIsItsOwnersAloneAndItsTokenIsToldToNobody() throws Exception {
    try (Receiver receiver = new Receiver()) {
      register("server", 0, webhook(receiver));
      HttpResponse<String> own = SignedHttp.send(agent, "GET", wake.url("/v1/devices"), "");
      assertThat(own.body())
          .contains("\"channel\":\"webhook\"")
          .doesNotContain("whsec_", receiver.url());
      assertThat(SignedHttp.ask(sender, "GET", wake.url("/v1/devices"), "").path("items").size())
          .isZero();
      String device = wake.url("/v1/devices/server");
      assertThat(SignedHttp.send(sender, "DELETE", device, "").statusCode()).isEqualTo(404);
      assertThat(SignedHttp.ask(agent, "POST", device + "/test", "").path("outcome").asString())
          .isEqualTo("accepted");
      assertThat(SignedHttp.send(agent, "POST", device + "/test", "").statusCode()).isEqualTo(429);
      assertThat(SignedHttp.send(agent, "DELETE", device, "").statusCode()).isEqualTo(204);
    }
  }

  @Test
  void aDeviceCanBeRegisteredOverTheRelayWhichDoesNotSeeIt() throws Exception {
    String token = "wrapped-" + agent.publicKey().hex();
    Event wrap =
        wrapped(agent, "{\"name\":\"phone\",\"device\":%s}".formatted(device(0, fcm(token))));
    String json = new String(EventWriter.json(wrap), StandardCharsets.UTF_8);
    assertThat(json).doesNotContain(token);
    SignedHttp.ask(sender, "POST", relay.url("/v1/events"), json);
    await().atMost(SOON).until(() -> names().contains("phone"));

    write("wake up");

    await()
        .atMost(SOON)
        .until(
            () -> services.google.received().stream().anyMatch(one -> one.token().equals(token)));
  }

  @Test
  void aWrappedRegistrationThatIsNoneOrIsAnothersHoldsUpNothing() throws Exception {
    Event none = wrapped(agent, "{\"name\":\"no name\"}");
    Event good =
        wrapped(agent, "{\"name\":\"phone\",\"device\":%s}".formatted(device(0, fcm("token"))));
    for (Event wrap : List.of(none, good)) {
      String json = new String(EventWriter.json(wrap), StandardCharsets.UTF_8);
      SignedHttp.ask(sender, "POST", relay.url("/v1/events"), json);
    }

    await().atMost(SOON).until(() -> names().equals(List.of("phone")));
    assertThat(SignedHttp.ask(sender, "GET", wake.url("/v1/devices"), "").path("items").size())
        .isZero();
  }

  private List<String> names() throws Exception {
    return SignedHttp.ask(agent, "GET", wake.url("/v1/devices"), "")
        .path("items")
        .valueStream()
        .map(one -> one.path("name").asString())
        .toList();
  }

  private static Event wrapped(KeyPair author, String content) {
    Instant now = Instant.now();
    EventDraft draft = new EventDraft(now.getEpochSecond(), Kind.DEVICE, List.of(), content);
    return new Wrapping(Keys.SIGNATURES, new EventCodec(), new SecureRandom())
        .wrap(Rumor.of(draft, author.publicKey()), author, SERVICE.publicKey(), now);
  }

  @Test
  void aWebhookThatDoesNotAnswerTheChallengeIsNotRegistered() throws Exception {
    HttpResponse<String> refused =
        SignedHttp.send(
            agent, "PUT", wake.url("/v1/devices/server"), device(0, webhook(relay.url("/"))));
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
    assertThat(refused.body()).contains("challenge");
  }

  private static void startWake() {
    wake = RunningWake.startWith(services.providers(), database, SERVICE, relay.port());
  }

  private void register(String name, int rank, String way) throws Exception {
    SignedHttp.ask(agent, "PUT", wake.url("/v1/devices/" + name), device(rank, way));
  }

  private static String device(int rank, String way) {
    return "{\"session\":\"inbox\",\"rank\":%d,%s}".formatted(rank, way);
  }

  private static String webhook(Receiver receiver) {
    return webhook(receiver.url());
  }

  private static String webhook(String url) {
    return "\"webhook\":{\"url\":\"%s\",\"secrets\":[\"%s\"]}".formatted(url, SECRET);
  }

  private static String fcm(String token) {
    return "\"fcm\":{\"token\":\"%s\"}".formatted(token);
  }

  private static String webPush(Subscription subscription) {
    return "\"web_push\":{\"url\":\"%s\",\"p256dh\":\"%s\",\"auth\":\"%s\"}"
        .formatted(subscription.endpoint(), subscription.p256dh(), subscription.auth());
  }

  private static String apns() {
    return "\"apns\":{\"token\":\"%s\",\"topic\":\"%s\",\"environment\":\"production\"}"
        .formatted(AppleServer.TOKEN, AppleServer.TOPIC);
  }

  private void write(Agent many) {
    List<RelayVerdict> verdicts =
        Flux.range(0, BURST)
            .flatMap(number -> many.publish(message("message " + number)), 256)
            .collectList()
            .blockOptional(SOON)
            .orElseThrow();
    assertThat(verdicts).hasSize(BURST).allMatch(RelayVerdict::isAccepted);
  }

  private void write(String text, Tag... more) throws Exception {
    String json =
        new String(
            EventWriter.json(Keys.sign(message(text, more), sender)), StandardCharsets.UTF_8);
    SignedHttp.ask(sender, "POST", relay.url("/v1/events"), json);
  }

  private EventDraft message(String text, Tag... more) {
    List<Tag> tags = new ArrayList<>(List.of(Tag.of("p", agent.publicKey().hex())));
    tags.addAll(List.of(more));
    return new EventDraft(Instant.now().getEpochSecond(), Kind.MESSAGE, tags, text);
  }

  /// @return how many there were
  private int drain() throws Exception {
    String mailbox = relay.url("/v1/mailbox/inbox");
    SignedHttp.ask(agent, "PUT", mailbox, "{\"receive_max\":500}");
    int drained = 0;
    while (true) {
      JsonNode page = SignedHttp.ask(agent, "GET", mailbox + "?limit=500", "");
      int size = page.path("events").size();
      if (size == 0) {
        return drained;
      }
      drained += size;
      SignedHttp.ask(
          agent,
          "POST",
          mailbox + "/ack",
          "{\"position\":%d}".formatted(page.path("position").asLong()));
    }
  }

  private String history() throws Exception {
    return SignedHttp.ask(agent, "GET", wake.url("/v1/wakes"), "").toString();
  }

  /// A key that no other test has.
  private static KeyPair fresh() {
    long number = 1_000 + NUMBERS.incrementAndGet();
    return KeyPair.of(Keys.SIGNATURES, new SecretKey(new Bytes32(0, 0, 0, number)));
  }
}
