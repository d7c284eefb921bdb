package dev.kith.wake.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.model.event.Bytes32;
import dev.kith.model.event.PublicKey;
import dev.kith.testkit.push.MockFcm;
import dev.kith.testkit.push.MockWebPush;
import dev.kith.testkit.push.Reply;
import dev.kith.testkit.push.Subscription;
import dev.kith.testkit.push.TlsServer;
import dev.kith.wake.lease.Device;
import dev.kith.wake.lease.DeviceId;
import dev.kith.wake.lease.Stage;
import dev.kith.wake.lease.WakeEffect;
import dev.kith.wake.lease.WakeInput;
import dev.kith.wake.policy.Sender;
import dev.kith.wake.policy.Trigger;
import dev.kith.wake.policy.Urgency;
import dev.kith.wake.policy.WakeLimits;
import dev.kith.wake.provider.Pushes;
import dev.kith.wake.provider.fcm.FcmAccount;
import dev.kith.wake.provider.fcm.FcmProvider;
import dev.kith.wake.provider.outbound.AddressPolicy;
import dev.kith.wake.provider.outbound.HostLookup;
import dev.kith.wake.provider.outbound.Outbound;
import dev.kith.wake.provider.webhook.WebhookProvider;
import dev.kith.wake.provider.webpush.WebPushProvider;
import dev.kith.wake.push.Endpoint;
import dev.kith.wake.push.Secret;
import dev.kith.wake.registration.Registration;
import dev.kith.wake.store.AgentStore;
import dev.kith.wake.store.DeviceStore;
import dev.kith.wake.store.Seal;
import dev.kith.wake.store.SealingKeys;
import dev.kith.wake.store.WakeDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Real databases, real sockets, and a clock that is moved by hand.
class WakeRoundIT {

  private static final WakeDatabase DATABASE = WakeDatabase.create();
  private static final MockFcm GOOGLE = new MockFcm();
  private static final MockWebPush BROWSERS = new MockWebPush();
  private static final List<String> WEBHOOK_IDS = new CopyOnWriteArrayList<>();
  private static final AtomicReference<Reply> WEBHOOK = new AtomicReference<>(Reply.of(204));
  private static final TlsServer SERVER =
      new TlsServer(request -> {
        WEBHOOK_IDS.add(request.header("webhook-id"));
        return WEBHOOK.get();
      });
  private static final AtomicInteger AGENTS = new AtomicInteger();
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Sender FRIEND = new Sender(key(1_000_000), true);

  private final AtomicReference<Instant> time =
      new AtomicReference<>(Instant.parse("2026-06-01T12:00:00Z"));
  private final InstantSource clock = time::get;
  private final PublicKey agent = key(AGENTS.incrementAndGet());
  private final DatabaseClient database = DatabaseClient.create(DATABASE.connections());
  private final DeviceStore devices = new DeviceStore(database, seal());
  private final WakeRound round = replica(Pushes.PATIENCE);

  @BeforeEach
  void empty() {
    database.sql("truncate wake.agent, wake.device").then().block(SOON);
  }

  @AfterAll
  static void stop() {
    SERVER.close();
    GOOGLE.close();
    BROWSERS.close();
    DATABASE.close();
  }

  @Test
  void aBurstIsOnePushAndNothingMoreIsSentOnceItIsDrained() {
    registered(webhook(1, 0));
    int before = WEBHOOK_IDS.size();
    Flux.range(1, 500).flatMap(this::message, 16).blockLast(SOON);

    List<WakeEffect> happened = run();
    pass(Duration.ofSeconds(5));
    happened.addAll(run());
    happened.addAll(told(new WakeInput.Advanced("inbox", 500)));
    pass(Duration.ofHours(1));
    happened.addAll(run());

    assertThat(WEBHOOK_IDS).hasSize(before + 1);
    assertThat(happened)
        .filteredOn(WakeEffect.Reached.class::isInstance)
        .extracting(effect -> ((WakeEffect.Reached) effect).stage())
        .containsExactly(Stage.ACCEPTED, Stage.DRAINED);
  }

  @Test
  void anAppOfAPhoneIsWokenByFcm() {
    registered(registration(1, 0, new Endpoint.Fcm(new Secret("phone-" + agent))));
    message(1).block(SOON);

    run();

    assertThat(GOOGLE.received())
        .filteredOn(one -> one.token().equals("phone-" + agent))
        .hasSize(1)
        .allMatch(one -> one.priority().equals("HIGH"));
  }

  @Test
  void aBrowserIsWokenByWebPush() {
    Subscription subscription = BROWSERS.subscribe();
    registered(
        registration(
            1,
            0,
            new Endpoint.WebPush(
                subscription.endpoint(), subscription.p256dh(), new Secret(subscription.auth()))));
    message(1).block(SOON);

    run();

    assertThat(BROWSERS.received())
        .filteredOn(one -> one.subscription().equals(subscription))
        .hasSize(1);
  }

  @Test
  void aDeadTokenIsDroppedAndTheNextDeviceIsUsedAtOnce() {
    String token = "dead-" + agent;
    GOOGLE.unregister(token);
    registered(registration(1, 0, new Endpoint.Fcm(new Secret(token))), webhook(2, 1));
    int before = WEBHOOK_IDS.size();
    message(1).block(SOON);

    run();

    assertThat(WEBHOOK_IDS).hasSize(before + 1);
    assertThat(devices.list(agent).map(Registration::name).collectList().block(SOON))
        .containsExactly("device-2");
  }

  @Test
  void ourOwnMistakeDropsNoToken() {
    registered(registration(1, 0, new Endpoint.Fcm(new Secret("kept-" + agent))));
    GOOGLE.sendsWillGet(Reply.of(403));
    message(1).block(SOON);

    List<WakeEffect> happened = run();

    assertThat(happened).hasAtLeastOneElementOfType(WakeEffect.Misconfigured.class);
    assertThat(devices.list(agent).collectList().block(SOON)).hasSize(1);
  }

  @Test
  void aReplicaThatDiesLosesNoWakeAndTheNextOneDoublesNone() {
    registered(webhook(1, 0));
    int before = WEBHOOK_IDS.size();
    message(1).block(SOON);
    WEBHOOK.set(Reply.STALL);
    try {
      // It hands the push out, and is gone before it hears anything.
      Disposable dying =
          replica(Pushes.PATIENCE).run(100).subscribeOn(Schedulers.parallel()).subscribe();
      await().atMost(SOON).until(() -> WEBHOOK_IDS.size() > before);
      dying.dispose();
    } finally {
      WEBHOOK.set(Reply.of(204));
    }
    message(2).block(SOON);
    assertThat(run()).isEmpty();

    pass(Duration.ofSeconds(30));
    run();
    pass(Duration.ofSeconds(2));
    run();
    pass(Duration.ofSeconds(5));
    run();

    assertThat(WEBHOOK_IDS.subList(before, WEBHOOK_IDS.size()))
        .hasSize(2)
        .containsOnly(WEBHOOK_IDS.get(before));
  }

  @Test
  void aDeviceThatWasRevokedMeanwhileIsNotUsed() {
    registered(webhook(1, 0));
    int before = WEBHOOK_IDS.size();
    message(1).block(SOON);
    devices.revoke(agent, "device-1").block(SOON);

    List<WakeEffect> happened = run();

    assertThat(WEBHOOK_IDS).hasSize(before);
    assertThat(happened).hasAtLeastOneElementOfType(WakeEffect.Parked.class);
  }

  private void registered(Registration... registrations) {
    Flux.fromArray(registrations).concatMap(devices::put).blockLast(SOON);
    List<Device> all = new ArrayList<>();
    for (Registration registration : registrations) {
      all.add(registration.device());
    }
    told(new WakeInput.DevicesChanged(all));
  }

  private Mono<AgentStore.Step> message(long position) {
    return round
        .tell(
            agent,
            new WakeInput.Requested("inbox", new Trigger(FRIEND, Urgency.URGENT, position, null)))
        .last();
  }

  private List<WakeEffect> told(WakeInput input) {
    return effects(round.tell(agent, input));
  }

  private List<WakeEffect> run() {
    return effects(round.run(100));
  }

  private List<WakeEffect> effects(Flux<AgentStore.Step> steps) {
    List<WakeEffect> effects = new ArrayList<>();
    for (AgentStore.Step step : steps.collectList().blockOptional(SOON).orElseThrow()) {
      if (step.agent().equals(agent)) {
        effects.addAll(step.effects());
      }
    }
    return effects;
  }

  private void pass(Duration duration) {
    time.updateAndGet(now -> now.plus(duration));
  }

  private Registration webhook(int number, int rank) {
    Secret secret = new Secret("whsec_" + Base64.getEncoder().encodeToString(new byte[24]));
    return registration(
        number, rank, new Endpoint.Webhook(SERVER.url().resolve("/"), List.of(secret)));
  }

  private Registration registration(int number, int rank, Endpoint endpoint) {
    Instant now = time.get();
    return new Registration(
            new DeviceId(
                UUID.nameUUIDFromBytes((agent + "-" + number).getBytes(StandardCharsets.UTF_8))),
            agent,
            "device-" + number,
            rank,
            "inbox",
            endpoint,
            true,
            null,
            now,
            now)
        .refreshed(now);
  }

  private WakeRound replica(Duration patience) {
    InstantSource real = InstantSource.system();
    Outbound anybody =
        Outbound.toAnybody(
            new AddressPolicy(true, false),
            HostLookup.SYSTEM,
            new Outbound.Options(patience, List.of(SERVER.certificate(), BROWSERS.certificate())),
            real);
    Outbound google =
        Outbound.toNamed(new Outbound.Options(patience, List.of(GOOGLE.certificate())), real);
    Providers providers =
        new Providers(
            null,
            new FcmProvider(
                FcmAccount.ofJson(new Secret(GOOGLE.serviceAccount())), GOOGLE.api(), google, real),
            new WebPushProvider(
                Pushes.VAPID, anybody, real, new SecureRandom(), Schedulers.boundedElastic()),
            new WebhookProvider(anybody, real));
    AgentStore agents =
        new AgentStore(
            database,
            new R2dbcTransactionManager(DATABASE.connections()),
            WakeLimits.STANDARD,
            new SecureRandom());
    return new WakeRound(
        agents, devices, new PushDesk(providers, clock, new SimpleMeterRegistry()), clock, 16);
  }

  private static Seal seal() {
    Secret key = new Secret(Base64.getEncoder().encodeToString(new byte[32]));
    return new Seal(new SealingKeys("one", Map.of("one", key)), new SecureRandom());
  }

  private static PublicKey key(int number) {
    return new PublicKey(new Bytes32(0, 0, 0, number));
  }
}
