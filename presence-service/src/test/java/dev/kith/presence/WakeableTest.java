package dev.kith.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.crypto.KeyPair;
import dev.kith.model.event.Bytes32;
import dev.kith.model.event.EventId;
import dev.kith.model.event.PublicKey;
import dev.kith.presence.agents.Card;
import dev.kith.presence.directory.AgentChange;
import dev.kith.presence.store.AgentWriter;
import dev.kith.testkit.database.EmbeddedDatabase;
import dev.kith.testkit.http.Keys;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Which agents can be woken, as a wake service tells a presence service that reaches no relay.
class WakeableTest {

  private static final URI NOWHERE = URI.create("ws://127.0.0.1:1");
  private static final KeyPair WAKE = KeyPair.generate(Keys.SIGNATURES, new SecureRandom());

  private static RunningPresence presence;
  private static Questions service;
  private static Questions stranger;

  private final PublicKey agent = KeyPair.generate(Keys.SIGNATURES, new SecureRandom()).publicKey();

  @BeforeAll
  static void start() {
    presence =
        RunningPresence.start(
            EmbeddedDatabase.create(),
            KeyPair.generate(Keys.SIGNATURES, new SecureRandom()),
            NOWHERE,
            "kith.presence.wake=" + WAKE.publicKey().hex());
    service = new Questions(presence, WAKE);
    stranger = new Questions(presence);
  }

  @AfterAll
  static void stop() {
    service.close();
    stranger.close();
    presence.close();
  }

  @Test
  void anAgentIsWakeableFromWhenAWakeServiceSaysSoUntilItTakesThatBack() throws Exception {
    declareCard();
    assertThat(isWakeable()).isFalse();

    assertThat(service.send("PUT", path())).isEqualTo(204);
    assertThat(isWakeable()).isTrue();
    assertThat(service.send("PUT", path())).isEqualTo(204);

    assertThat(service.send("DELETE", path())).isEqualTo(204);
    assertThat(isWakeable()).isFalse();
    assertThat(service.send("DELETE", path())).isEqualTo(204);
  }

  @Test
  void whatIsToldBeforeAnythingElseIsKnownOfTheAgentIsKept() throws Exception {
    assertThat(service.send("PUT", path())).isEqualTo(204);
    assertThat(stranger.get("/v1/agents/" + agent.hex()).status()).isEqualTo(404);

    declareCard();

    assertThat(isWakeable()).isTrue();
  }

  @Test
  void whoFollowsIsToldOfIt() throws Exception {
    declareCard();
    try (Questions.Stream stream = stranger.stream("/v1/changes")) {
      assertThat(stream.next().path("type").asString()).isEqualTo("started");

      assertThat(service.send("PUT", path())).isEqualTo(204);

      assertThat(stream.changed("/key", agent.hex()).at("/agent/wakeable").asBoolean()).isTrue();
    }
  }

  @Test
  void nobodyElseCanSayThatOfAnAgent() throws Exception {
    declareCard();

    assertThat(stranger.send("PUT", path())).isEqualTo(403);
    assertThat(isWakeable()).isFalse();
    assertThat(service.send("PUT", path())).isEqualTo(204);
    assertThat(stranger.send("DELETE", path())).isEqualTo(403);
    assertThat(isWakeable()).isTrue();
  }

  private String path() {
    return "/v1/wakeable/" + agent.hex();
  }

  private boolean isWakeable() throws Exception {
    return stranger.get("/v1/agents/" + agent.hex()).body().path("wakeable").asBoolean();
  }

  private void declareCard() {
    Card card = new Card(new EventId(new Bytes32(1, 2, 3, 4)), 1, List.of(), List.of(), "{}");
    presence.bean(AgentWriter.class).save(List.of(AgentChange.none(agent).with(card))).block();
  }
}
