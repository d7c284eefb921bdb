package dev.kith.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.client.Agent;
import dev.kith.client.PresenceDraft;
import dev.kith.client.runtime.RelayVerdict;
import dev.kith.model.crypto.KeyPair;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventDraft;
import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Tag;
import dev.kith.model.filter.Filter;
import dev.kith.presence.Questions.Answer;
import dev.kith.testkit.database.EmbeddedDatabase;
import dev.kith.testkit.http.Keys;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Agents at a real relay, and a real presence service that watches them.
class PresenceJourneyTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final KeyPair PRESENCE = fresh();

  private static EmbeddedDatabase database;
  private static RunningRelay relay;
  private static RunningPresence presence;
  private static Questions questions;

  @BeforeAll
  static void start() {
    relay = RunningRelay.trusting(PRESENCE);
    database = EmbeddedDatabase.create();
    presence = RunningPresence.start(database, PRESENCE, relay.url());
    questions = new Questions(presence);
  }

  @AfterAll
  static void stop() {
    questions.close();
    presence.close();
    relay.close();
  }

  @Test
  void whatAnAgentDeclaresAndWhatIsObservedStandSideBySide() throws Exception {
    try (Agent agent = agent()) {
      present(agent, PresenceDraft.of("busy").withEnergy(0.5).withNote("thinking"));
      JsonNode seen = seen(agent.publicKey(), "reachable");
      assertThat(seen.path("key").asString()).isEqualTo(agent.publicKey().hex());
      assertThat(seen.at("/declared/status").asString()).isEqualTo("busy");
      assertThat(seen.at("/declared/energy").asDouble()).isEqualTo(0.5);
      assertThat(seen.at("/declared/note").asString()).isEqualTo("thinking");
      assertThat(seen.at("/observed/relays/0").asString()).isEqualTo(relay.url().toString());
    }
  }

  @Test
  void whoOnlyDeclaresAndAnswersNobodyIsUnreachable() throws Exception {
    try (Agent agent = agent()) {
      assertThat(accepted(agent.declare(PresenceDraft.of("available")).blockLast())).isTrue();
      JsonNode seen = seen(agent.publicKey(), "unreachable");
      assertThat(seen.at("/declared/status").asString()).isEqualTo("available");
    }
  }

  @Test
  void whoGoesWithoutAWordIsUnreachableSoon() throws Exception {
    Agent agent = agent();
    present(agent, PresenceDraft.of("available"));
    seen(agent.publicKey(), "reachable");
    agent.close();
    JsonNode seen = seen(agent.publicKey(), "unreachable");
    assertThat(seen.at("/declared/status").asString()).isEqualTo("available");
  }

  @Test
  void aFarewellTakesBackWhatWasDeclared() throws Exception {
    try (Agent agent = agent()) {
      Disposable present = present(agent, PresenceDraft.of("available"));
      seen(agent.publicKey(), "reachable");
      present.dispose();
      agent.leave("good night").blockLast();
      JsonNode seen = seen(agent.publicKey(), "unreachable");
      assertThat(seen.has("declared")).isFalse();
    }
  }

  @Test
  void whoSleepsIsAsleep() throws Exception {
    try (Agent agent = agent()) {
      agent.declare(PresenceDraft.of("asleep").withLease(Duration.ofDays(1))).blockLast();
      seen(agent.publicKey(), "asleep");
    }
  }

  @Test
  void theDirectoryIsSearchedByAllConditionsAtOnce() throws Exception {
    try (Agent french = agent();
        Agent german = agent();
        Agent idle = agent()) {
      card(french, "Marie", "translate/fr", "summarize");
      card(german, "Greta", "translate/de");
      card(idle, "Idle", "translate/fr");
      present(french, PresenceDraft.of("available"));
      present(german, PresenceDraft.of("busy"));
      seen(french.publicKey(), "reachable");
      seen(german.publicKey(), "reachable");
      await()
          .atMost(PATIENCE)
          .until(() -> questions.get("/v1/agents/" + idle.publicKey().hex()).status() == 200);

      assertThat(keys("capability=translate/fr&state=reachable"))
          .containsExactly(french.publicKey().hex());
      assertThat(keys("capability=translate"))
          .contains(french.publicKey().hex(), german.publicKey().hex(), idle.publicKey().hex());
      assertThat(keys("capability=trans")).isEmpty();
      assertThat(keys("capability=translate&status=busy"))
          .containsExactly(german.publicKey().hex());
      assertThat(keys("text=marie")).containsExactly(french.publicKey().hex());
      assertThat(keys("text=summarize")).containsExactly(french.publicKey().hex());
      JsonNode found = questions.get("/v1/agents?text=Greta").body().at("/items/0");
      assertThat(found.at("/card/name").asString()).isEqualTo("Greta");
      assertThat(found.at("/card/capabilities/0").asString()).isEqualTo("translate/de");
    }
  }

  @Test
  void aListComesInPages() throws Exception {
    try (Agent one = agent();
        Agent other = agent()) {
      card(one, "One", "paging");
      card(other, "Other", "paging");
      await().atMost(PATIENCE).until(() -> keys("capability=paging").size() == 2);
      Answer first = questions.get("/v1/agents?capability=paging&limit=1");
      assertThat(first.body().path("items").size()).isEqualTo(1);
      String next = first.body().path("next").asString();
      Answer second = questions.get("/v1/agents?capability=paging&limit=1&after=" + next);
      assertThat(second.body().path("items").size()).isEqualTo(1);
      assertThat(second.body().has("next")).isFalse();
      assertThat(second.body().at("/items/0/key")).isNotEqualTo(first.body().at("/items/0/key"));
    }
  }

  @Test
  void changesAreStreamedAndAStreamGoesOnWhereItsTokenIs() throws Exception {
    try (Agent agent = agent()) {
      String key = agent.publicKey().hex();
      String token;
      try (Questions.Stream stream = questions.stream("/v1/changes")) {
        JsonNode started = stream.next();
        assertThat(started.path("type").asString()).isEqualTo("started");
        assertThat(started.path("missed").asBoolean()).isFalse();
        token = started.path("token").asString();
        present(agent, PresenceDraft.of("waiting"));
        JsonNode changed = stream.changed("/key", key);
        assertThat(changed.path("type").asString()).isEqualTo("changed");
        assertThat(changed.path("token").asString()).isNotEqualTo(token);
      }
      seen(agent.publicKey(), "reachable");
      try (Questions.Stream stream = questions.stream("/v1/changes?after=" + token)) {
        assertThat(stream.next().path("missed").asBoolean()).isFalse();
        JsonNode changed = stream.changed("/key", key);
        assertThat(changed.path("agent").at("/observed/state").asString()).isEqualTo("reachable");
      }
    }
  }

  @Test
  void whoComesWithATokenOfNoUseIsToldToListAnew() throws Exception {
    try (Questions.Stream stream = questions.stream("/v1/changes?after=bm9uZQ")) {
      assertThat(stream.next().path("missed").asBoolean()).isTrue();
    }
  }

  @Test
  void whatIsObservedIsPublishedByThePresenceServiceAlone() throws Exception {
    try (Agent agent = agent()) {
      present(agent, PresenceDraft.of("available"));
      seen(agent.publicKey(), "reachable");
      Filter observed =
          Filter.ALL
              .withKinds(Kind.OBSERVED_PRESENCE)
              .withTag("d", List.of(agent.publicKey().hex()));
      Event published =
          Objects.requireNonNull(agent.subscribe(observed).blockFirst(PATIENCE)).event();
      assertThat(published.pubkey()).isEqualTo(PRESENCE.publicKey());
      assertThat(published.tagValue("state")).isEqualTo("reachable");
      assertThat(published.expiration()).isGreaterThan(Instant.now().getEpochSecond());
      assertThat(published.content()).contains("\"since\":", relay.url().toString());

      EventDraft forged =
          new EventDraft(
              Instant.now().getEpochSecond(),
              Kind.OBSERVED_PRESENCE,
              List.of(Tag.of("d", agent.publicKey().hex()), Tag.of("state", "asleep")),
              "");
      RelayVerdict verdict = Objects.requireNonNull(agent.publish(forged).blockLast());
      assertThat(verdict.toString()).contains("restricted");
    }
  }

  @Test
  void aServiceThatStartsAgainKnowsWhatItKnew() throws Exception {
    try (Agent agent = agent()) {
      present(agent, PresenceDraft.of("available"));
      RunningRelay own = relay;
      EmbeddedDatabase kept = EmbeddedDatabase.create();
      KeyPair key = fresh();
      try (RunningPresence first = RunningPresence.start(kept, key, own.url());
          Questions asking = new Questions(first)) {
        await().atMost(PATIENCE).until(() -> state(asking, agent.publicKey()).equals("reachable"));
      }
      try (RunningPresence second =
              RunningPresence.start(kept, key, own.url(), "kith.presence.probing.grace=1h");
          Questions asking = new Questions(second)) {
        assertThat(state(asking, agent.publicKey())).isEqualTo("reachable");
      }
    }
  }

  @Test
  void relaysAndWakeServicesAreWatchedToo() throws Exception {
    KeyPair key = fresh();
    KeyPair wake = fresh();
    RunningRelay own = RunningRelay.trusting(key);
    Agent answering = Agent.builder().relay(own.url().toString()).key(wake).build();
    answering.answerProbes().subscribe(_ -> {}, _ -> {});
    try (RunningPresence watching =
            RunningPresence.start(
                EmbeddedDatabase.create(),
                key,
                own.url(),
                "kith.presence.wake=" + wake.publicKey().hex(),
                "kith.access.readers=" + Keys.READER.publicKey().hex());
        Questions asking = new Questions(watching, Keys.READER)) {
      await().atMost(PATIENCE).until(() -> member(asking, "relay").equals("reachable"));
      await().atMost(PATIENCE).until(() -> member(asking, "wake").equals("reachable"));
      assertThat(asking.get("/v1/agents").body().path("items")).isEmpty();

      answering.close();
      await().atMost(PATIENCE).until(() -> member(asking, "wake").equals("unreachable"));
      assertThat(member(asking, "relay")).isEqualTo("reachable");
      assertThat(asking.unsigned("/actuator/prometheus").body())
          .contains("kith_presence_services{kind=\"wake\",state=\"unreachable\"} 1.0");

      own.close();
      await().atMost(PATIENCE).until(() -> member(asking, "relay").equals("unreachable"));
    }
  }

  private static String member(Questions asking, String kind) throws Exception {
    return asking
        .get("/v1/members")
        .body()
        .path("items")
        .valueStream()
        .filter(one -> one.path("kind").asString().equals(kind))
        .map(one -> one.path("state").asString(""))
        .findFirst()
        .orElse("");
  }

  @Test
  void aRequestNeedsAKeyAndMustBeRight() throws Exception {
    assertThat(questions.unsigned("/v1/agents").statusCode()).isEqualTo(401);
    assertThat(questions.unsigned("/v1/changes").statusCode()).isEqualTo(401);
    Answer wrong = questions.get("/v1/agents?status=happy");
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.body().path("detail").asString())
        .isEqualTo("status must be one of available, busy, blocked, waiting, away, asleep.");
    assertThat(questions.get("/v1/agents/" + Keys.OWNER.publicKey().hex()).status()).isEqualTo(404);
    assertThat(questions.get("/v1/changes").status()).isEqualTo(400);
    assertThat(questions.get("/v1/members").status()).isEqualTo(403);
    assertThat(questions.get("/v1/group").status()).isEqualTo(403);
  }

  @Test
  void healthAndDescriptionAreThere() throws Exception {
    assertThat(questions.unsigned("/actuator/health").body()).contains("UP");
    assertThat(questions.unsigned("/actuator/health/details").body())
        .contains(relay.url().toString());
    assertThat(questions.unsigned("/actuator/prometheus").body())
        .contains("kith_presence_agents", "kith_presence_relays 1.0");
    JsonNode description =
        JsonMapper.shared().readTree(questions.unsigned("/v1/openapi.json").body());
    assertThat(description.path("paths").propertyNames())
        .containsExactlyInAnyOrder(
            "/v1/agents",
            "/v1/agents/{key}",
            "/v1/changes",
            "/v1/group",
            "/v1/members",
            "/v1/wakeable/{agent}");
  }

  private static Agent agent() {
    return Agent.builder().relay(relay.url().toString()).key(fresh()).build();
  }

  private static Disposable present(Agent agent, PresenceDraft draft) {
    return agent.bePresent(draft.withLease(Duration.ofSeconds(20))).subscribe(_ -> {}, _ -> {});
  }

  private static void card(Agent agent, String name, String... capabilities) {
    List<Tag> tags = new ArrayList<>();
    for (String capability : capabilities) {
      tags.add(Tag.of("c", capability));
    }
    EventDraft card =
        new EventDraft(
            Instant.now().getEpochSecond(),
            Kind.AGENT_CARD,
            tags,
            "{\"name\":\"%s\"}".formatted(name));
    assertThat(accepted(agent.publish(card).blockLast())).isTrue();
  }

  private static boolean accepted(@Nullable RelayVerdict verdict) {
    return verdict != null && verdict.isAccepted();
  }

  /// The agent as the directory has it once it is in that state.
  private static JsonNode seen(PublicKey agent, String state) throws Exception {
    await().atMost(PATIENCE).until(() -> state(questions, agent).equals(state));
    return questions.get("/v1/agents/" + agent.hex()).body();
  }

  private static String state(Questions asking, PublicKey agent) throws Exception {
    return asking.get("/v1/agents/" + agent.hex()).body().at("/observed/state").asString("");
  }

  private static List<String> keys(String query) throws Exception {
    return questions
        .get("/v1/agents?" + query)
        .body()
        .path("items")
        .valueStream()
        .map(item -> item.path("key").asString())
        .toList();
  }

  private static KeyPair fresh() {
    return KeyPair.generate(Keys.SIGNATURES, new SecureRandom());
  }
}
