package dev.kith.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.kith.client.identity.KeyName;
import dev.kith.client.identity.NamedKey;
import dev.kith.client.runtime.Attendance;
import dev.kith.client.runtime.LocalHome;
import dev.kith.client.runtime.News;
import dev.kith.client.runtime.Posted;
import dev.kith.client.runtime.Signer;
import dev.kith.client.runtime.SubscriptionFailed;
import dev.kith.client.testrelay.NastyRelay;
import dev.kith.model.event.Event;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is posted while no relay is there.
class PostIT {

  @TempDir Path directory;
  private NastyRelay relay;

  @BeforeEach
  void startRelay() throws InterruptedException {
    relay = NastyRelay.start();
  }

  @AfterEach
  void stopRelay() {
    relay.close();
  }

  @Test
  void whatWasKeptIsSentInOrderBeforeWhatIsPostedThen() throws Exception {
    int port = relay.port();
    relay.close();
    for (String text : List.of("first", "second", "third")) {
      try (Agent agent = agent(port)) {
        assertThat(post(agent, text).kept()).isTrue();
      }
    }
    relay = NastyRelay.startAt(port);
    try (Agent agent = agent(port)) {
      assertThat(post(agent, "fourth").kept()).isFalse();
    }
    assertThat(relay.stored())
        .extracting(Event::content)
        .containsExactly("first", "second", "third", "fourth");
    try (Agent agent = agent(port)) {
      post(agent, "fifth");
    }
    assertThat(relay.stored()).hasSize(5);
  }

  @Test
  void whatWasKeptIsSentAsSoonAsAConnectionIsReady() throws Exception {
    int port = relay.port();
    relay.close();
    try (Agent agent = agent(port)) {
      post(agent, "first");
    }
    relay = NastyRelay.startAt(port);
    try (Agent agent = agent(port)) {
      assertThat(agent.publicKey()).isNotNull();
      await().until(() -> relay.stored().size() == 1);
    }
  }

  @Test
  void whatTheRelayRefusesLaterIsToldAndNotSentForEver() throws Exception {
    int port = relay.port();
    relay.close();
    try (Agent agent = agent(port)) {
      post(agent, "first");
    }
    List<News> news = new CopyOnWriteArrayList<>();
    try (Agent agent = builder(port).build()) {
      agent.news().subscribe(news::add);
      relay = NastyRelay.startAt(port);
      relay.refusal = "blocked: not you";
      await().until(() -> news.stream().anyMatch(News.Incident.class::isInstance));
    }
    relay.refusal = "";
    try (Agent agent = agent(port)) {
      post(agent, "second");
    }
    assertThat(relay.stored()).extracting(Event::content).containsExactly("second");
  }

  @Test
  void aRelayWithoutSessionsIsNamed() {
    try (Agent agent = agent(relay.port())) {
      assertThatThrownBy(() -> agent.blocking().attend(Attendance.to("inbox"), _ -> {}))
          .isInstanceOf(SubscriptionFailed.class)
          .hasMessage(relay.url() + ": unsupported: none");
    }
  }

  private static Posted post(Agent agent, String text) {
    return agent.blocking().post(MessageDraft.to(agent.publicKey(), text).inPlainText());
  }

  private Agent agent(int port) {
    return builder(port).givingUp().build();
  }

  private AgentBuilder builder(int port) {
    LocalHome home = LocalHome.at(directory, Signer.create());
    NamedKey made = home.keyring().create(KeyName.DEFAULT);
    NamedKey key = made == null ? home.keyring().find(KeyName.DEFAULT) : made;
    return Agent.builder().relay("ws://127.0.0.1:" + port).key(Objects.requireNonNull(key), home);
  }
}
