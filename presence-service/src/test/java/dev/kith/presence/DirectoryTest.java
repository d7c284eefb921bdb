package dev.kith.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.crypto.KeyPair;
import dev.kith.model.event.Bytes32;
import dev.kith.model.event.EventId;
import dev.kith.model.event.PublicKey;
import dev.kith.presence.agents.Card;
import dev.kith.presence.agents.Declaration;
import dev.kith.presence.agents.Mood;
import dev.kith.presence.agents.Observation;
import dev.kith.presence.agents.Reachability;
import dev.kith.presence.agents.Status;
import dev.kith.presence.directory.AgentChange;
import dev.kith.presence.directory.AgentEntry;
import dev.kith.presence.directory.AgentQuestion;
import dev.kith.presence.store.AgentReader;
import dev.kith.presence.store.AgentWriter;
import dev.kith.testkit.database.EmbeddedDatabase;
import dev.kith.testkit.http.Keys;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What is kept, at a service that reaches no relay.
class DirectoryTest {

  private static final URI NOWHERE = URI.create("ws://127.0.0.1:1");
  private static final EventId ID = new EventId(new Bytes32(1, 2, 3, 4));
  private static final Instant NOW = Instant.ofEpochSecond(1_790_000_000);

  private static RunningPresence presence;
  private static Questions questions;
  private static AgentWriter writer;
  private static AgentReader reader;

  private final PublicKey agent = KeyPair.generate(Keys.SIGNATURES, new SecureRandom()).publicKey();

  @BeforeAll
  static void start() {
    KeyPair key = KeyPair.generate(Keys.SIGNATURES, new SecureRandom());
    presence = RunningPresence.start(EmbeddedDatabase.create(), key, NOWHERE);
    questions = new Questions(presence);
    writer = presence.bean(AgentWriter.class);
    reader = presence.bean(AgentReader.class);
  }

  @AfterAll
  static void stop() {
    questions.close();
    presence.close();
  }

  @Test
  void whoHearsOfNoAgentSaysSo() throws Exception {
    assertThat(questions.unsigned("/actuator/health").statusCode()).isEqualTo(503);
    assertThat(questions.unsigned("/actuator/health/details").body())
        .contains("OUT_OF_SERVICE", NOWHERE + "\":\"not connected");
  }

  @Test
  void whatIsKeptComesBackAsItWas() {
    save(
        AgentChange.none(agent)
            .with(card("{\"name\":\"Marie\",\"description\":\"French\"}", "b", "a/b"))
            .with(new AgentChange.Declared(declaration(null)))
            .with(observation(Reachability.REACHABLE)));

    AgentEntry entry = find();
    assertThat(Objects.requireNonNull(entry.card()).name()).isEqualTo("Marie");
    assertThat(entry.card().capabilities()).containsExactly("a/b", "b");
    assertThat(Objects.requireNonNull(entry.declared()).status()).isEqualTo("busy");
    assertThat(entry.declared().next()).isEqualTo(Instant.ofEpochSecond(2_000_000_000));
    assertThat(Objects.requireNonNull(entry.observed()).relays())
        .containsExactly(NOWHERE.toString());
    assertThat(reader.remembered().collectList().block())
        .filteredOn(known -> known.getT1().equals(agent))
        .singleElement()
        .satisfies(known -> {
          assertThat(known.getT2().declared()).isEqualTo(declaration(null));
          assertThat(known.getT2().card()).isEqualTo(ID);
        });
  }

  @Test
  void aNewerCardReplacesAllOfTheOlderOne() {
    save(AgentChange.none(agent).with(card("{\"name\":\"Old\"}", "one", "two")));
    save(AgentChange.none(agent).with(card("no JSON \0 at all", "two", "three")));
    AgentEntry.Card card = Objects.requireNonNull(find().card());
    assertThat(card.name()).isNull();
    assertThat(card.content()).isEqualTo("no JSON  at all");
    assertThat(card.capabilities()).containsExactly("three", "two");
  }

  @Test
  void aLeaseThatHasEndedDeclaresNothing() {
    save(
        AgentChange.none(agent)
            .with(new AgentChange.Declared(declaration(NOW.getEpochSecond() - 1))));
    assertThat(find().declared()).isNull();
    AgentQuestion busy = new AgentQuestion(null, Status.BUSY, null, null);
    assertThat(reader.list(busy, "", 500, NOW).map(AgentEntry::key).collectList().block())
        .doesNotContain(agent);
  }

  @Test
  void aRenewalIsNoChange() {
    save(AgentChange.none(agent).with(new AgentChange.Declared(declaration(null))));
    long position = find().position();
    save(AgentChange.none(agent).renewed(declaration(3_000_000_000L)));
    assertThat(find().position()).isEqualTo(position);
    assertThat(Objects.requireNonNull(find().declared()).until())
        .isEqualTo(Instant.ofEpochSecond(3_000_000_000L));
  }

  @Test
  void positionsRiseByOneForEachAgentOfABatch() {
    long head = head().head();
    writer
        .save(
            LongStream.rangeClosed(1, 500)
                .mapToObj(i ->
                    AgentChange.none(new PublicKey(new Bytes32(7, 7, 7, i)))
                        .with(card("{}", "many/" + i))
                        .with(observation(Reachability.SUSPECT)))
                .toList())
        .block();
    assertThat(head().head()).isEqualTo(head + 500);
    assertThat(reader.changed(head, 1_000, NOW).map(AgentEntry::position).collectList().block())
        .isEqualTo(LongStream.rangeClosed(head + 1, head + 500).boxed().toList());
  }

  @Test
  void whatIsForgottenCannotBeToldAndThatIsSaid() throws Exception {
    String token;
    try (Questions.Stream stream = questions.stream("/v1/changes")) {
      token = stream.next().path("token").asString();
    }
    save(AgentChange.none(agent).with(observation(Reachability.UNREACHABLE)));
    Instant later = Instant.now().plusSeconds(3_600);
    assertThat(writer.forget(Duration.ofMinutes(10), later).block()).isPositive();
    assertThat(reader.find(agent, NOW).block()).isNull();
    try (Questions.Stream stream = questions.stream("/v1/changes?after=" + token)) {
      JsonNode started = stream.next();
      assertThat(started.path("missed").asBoolean()).isTrue();
      assertThat(started.path("token").asString()).isNotEqualTo(token);
    }
  }

  @Test
  void anOperatorMayKeepStrangersFromAsking() throws Exception {
    KeyPair key = KeyPair.generate(Keys.SIGNATURES, new SecureRandom());
    try (RunningPresence closed =
            RunningPresence.start(
                EmbeddedDatabase.create(), key, NOWHERE, "kith.presence.readers=reader");
        Questions strangers = new Questions(closed)) {
      assertThat(strangers.get("/v1/agents").status()).isEqualTo(403);
      assertThat(strangers.get("/v1/agents/" + agent.hex()).status()).isEqualTo(403);
      assertThat(strangers.get("/v1/changes").status()).isEqualTo(403);
    }
    assertThat(questions.get("/v1/agents").status()).isEqualTo(200);
  }

  private static void save(AgentChange change) {
    writer.save(List.of(change)).block();
  }

  private AgentEntry find() {
    return Objects.requireNonNull(reader.find(agent, NOW).block());
  }

  private static AgentReader.Head head() {
    return Objects.requireNonNull(reader.head().block());
  }

  private static Card card(String content, String... capabilities) {
    return new Card(ID, NOW.getEpochSecond(), List.of(capabilities), List.of(), content);
  }

  private static Declaration declaration(@Nullable Long until) {
    return new Declaration(
        ID,
        NOW.getEpochSecond(),
        Status.BUSY,
        new Mood(0.25, -0.5, "calm"),
        0.5,
        null,
        2_000_000_000L,
        until,
        "a note");
  }

  private static Observation observation(Reachability state) {
    return new Observation(state, NOW, List.of(NOWHERE));
  }
}
