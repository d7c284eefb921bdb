package dev.kith.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.client.Agent;
import dev.kith.client.PresenceDraft;
import dev.kith.model.crypto.KeyPair;
import dev.kith.model.event.PublicKey;
import dev.kith.testkit.database.EmbeddedDatabase;
import dev.kith.testkit.http.Keys;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Instances of the presence service that have one database, and agents at a real relay.
class InstancesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final KeyPair PRESENCE = fresh();
  private static final int AGENTS = 24;

  private final List<KeyPair> keys = List.of(fresh(), fresh());
  private final List<AutoCloseable> closing = new ArrayList<>();

  @SuppressWarnings("NullAway.Init")
  private RunningRelay relay;

  @SuppressWarnings("NullAway.Init")
  private EmbeddedDatabase database;

  @BeforeEach
  void start() {
    relay = RunningRelay.trusting(PRESENCE);
    closing.add(relay);
    database = EmbeddedDatabase.create();
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable one : closing.reversed()) {
      one.close();
    }
  }

  @Test
  void instancesShareTheirAgentsAndTakeOverFromOneThatGoes() throws Exception {
    RunningPresence first = instance(0);
    RunningPresence second = instance(1, seed(first));
    await().atMost(PATIENCE).until(() -> alive(first) == 2 && alive(second) == 2);
    List<Agent> agents = new ArrayList<>();
    for (int i = 0; i < AGENTS; i++) {
      Agent agent = Agent.builder().relay(relay.url().toString()).key(fresh()).build();
      closing.add(agent);
      agents.add(agent);
      agent
          .bePresent(PresenceDraft.of("available").withLease(Duration.ofMinutes(2)))
          .subscribe(_ -> {}, _ -> {});
    }
    try (Questions questions = new Questions(first);
        Questions.Stream changes = questions.stream("/v1/changes")) {
      assertThat(changes.next().path("missed").asBoolean()).isFalse();
      await().atMost(PATIENCE).until(() -> reachable(questions, agents) == AGENTS);
      await().atMost(PATIENCE).until(() -> watched(first) + watched(second) == AGENTS);
      assertThat(watched(first)).isPositive();
      assertThat(watched(second)).isPositive();

      second.close();
      await().atMost(PATIENCE).until(() -> watched(first) == AGENTS);
      assertThat(reachable(questions, agents)).isEqualTo(AGENTS);

      // Whoever watched it before: that it is gone is noticed.
      for (Agent agent : agents.subList(0, 4)) {
        agent.close();
      }
      await().atMost(PATIENCE).until(() -> reachable(questions, agents) == AGENTS - 4);
    }
  }

  @Test
  void aFollowerOfOneInstanceIsToldWhatTheOtherObservesUntilItsOwnStops() throws Exception {
    RunningPresence first = instance(0);
    RunningPresence second = instance(1, seed(first));
    await().atMost(PATIENCE).until(() -> alive(first) == 2 && alive(second) == 2);
    try (Questions one = new Questions(first);
        Questions other = new Questions(second);
        Questions.Stream here = one.stream("/v1/changes");
        Questions.Stream there = other.stream("/v1/changes");
        Agent agent = Agent.builder().relay(relay.url().toString()).key(fresh()).build()) {
      assertThat(here.next().path("type").asString()).isEqualTo("started");
      assertThat(there.next().path("type").asString()).isEqualTo("started");
      agent.bePresent(PresenceDraft.of("busy")).subscribe(_ -> {}, _ -> {});
      assertThat(here.changed("/observed/state", "reachable").at("/agent/key").asString())
          .isEqualTo(agent.publicKey().hex());
      assertThat(there.changed("/observed/state", "reachable").at("/agent/key").asString())
          .isEqualTo(agent.publicKey().hex());

      second.close();
      there.awaitGoodbye();
    }
  }

  /// Datagrams go to an address at which nobody takes them.
  @Test
  void instancesBetweenWhichDatagramsDoNotPassFindEachOther() throws Exception {
    String elsewhere = "kith.presence.group.bind=127.0.0.2";
    RunningPresence first = instance(0, elsewhere);
    RunningPresence second = instance(1, seed(first), elsewhere);
    await().atMost(PATIENCE).until(() -> alive(first) == 2 && alive(second) == 2);
    try (Questions asking = new Questions(second, Keys.READER)) {
      JsonNode members = asking.get("/v1/members").body().path("items");
      assertThat(
              members
                  .valueStream()
                  .filter(one -> one.path("kind").asString().equals("presence"))
                  .map(one -> one.path("address").asString()))
          .containsExactlyInAnyOrder("127.0.0.1:" + first.port(), "127.0.0.1:" + second.port());
    }
    second.close();
    await().atMost(PATIENCE).until(() -> alive(first) == 1);
  }

  private RunningPresence instance(int number, String... more) {
    RunningPresence instance =
        RunningPresence.start(
            database,
            PRESENCE,
            relay.url(),
            Stream.concat(
                    Stream.of(
                        "kith.presence.group.mesh=test",
                        "kith.presence.group.secret-key="
                            + keys.get(number).secretKey().value().hex(),
                        "kith.presence.group.members="
                            + keys.getFirst().publicKey().hex()
                            + ","
                            + keys.getLast().publicKey().hex(),
                        "kith.access.readers=" + Keys.READER.publicKey().hex()),
                    Stream.of(more))
                .toArray(String[]::new));
    closing.add(instance);
    return instance;
  }

  private static String seed(RunningPresence instance) {
    return "kith.presence.group.seeds=127.0.0.1:" + instance.port();
  }

  private static long alive(RunningPresence instance) throws Exception {
    try (Questions asking = new Questions(instance, Keys.READER)) {
      return asking
          .get("/v1/members")
          .body()
          .path("items")
          .valueStream()
          .filter(one -> one.path("state").asString().equals("alive"))
          .count();
    }
  }

  private static int watched(RunningPresence instance) {
    return (int) instance.bean(MeterRegistry.class).get("kith.presence.watched").gauge().value();
  }

  private static long reachable(Questions questions, List<Agent> agents) throws Exception {
    List<String> found =
        questions
            .get("/v1/agents?state=reachable&limit=500")
            .body()
            .path("items")
            .valueStream()
            .map(item -> item.path("key").asString())
            .toList();
    return agents.stream()
        .map(Agent::publicKey)
        .map(PublicKey::hex)
        .filter(found::contains)
        .count();
  }

  private static KeyPair fresh() {
    return KeyPair.generate(Keys.SIGNATURES, new SecureRandom());
  }
}
