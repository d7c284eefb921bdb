package dev.kith.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.client.Agent;
import dev.kith.client.Message;
import dev.kith.client.MessageDraft;
import dev.kith.client.runtime.Attendance;
import dev.kith.client.runtime.RelayVerdict;
import dev.kith.model.event.Event;
import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import dev.kith.model.filter.Filter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.Disposable;

/// Two agents that answer whatever they are sent are stopped by the relay, and both can see why.
class LoopJourneyTest {

  /// What a pair may say by turns at once, and some that came back meanwhile.
  private static final int MOST = 200;

  @TempDir Path directory;

  private final List<RelayVerdict> verdicts = new CopyOnWriteArrayList<>();

  @Test
  void agentsThatAnswerEachOtherAreStoppedAndSeeWhy() throws Exception {
    RunningMesh mesh = RunningMesh.on(directory.resolve("data"));
    try (Agent alice = Agents.create(directory.resolve("alice"), mesh);
        Agent bob = Agents.create(directory.resolve("bob"), mesh)) {
      Disposable answering = answer(alice);
      Disposable answeringToo = answer(bob);
      send(alice, MessageDraft.to(bob.publicKey(), "How are you?"));

      await().atMost(Agents.PATIENCE).until(() -> verdicts.stream().anyMatch(v -> !v.isAccepted()));
      assertThat(verdicts).hasSizeBetween(60, MOST);
      assertThat(verdicts)
          .filteredOn(verdict -> !verdict.isAccepted())
          .hasSizeLessThan(3)
          .allSatisfy(refused -> assertThat(refused.toString()).contains("loop", "closes at"));

      Event told = told(alice);
      assertThat(told(bob)).isEqualTo(told);
      assertThat(told.content()).contains("turns");
      assertThat(told.tags().stream().map(tag -> tag.values().getFirst()).toList())
          .contains("p", "until");
      answering.dispose();
      answeringToo.dispose();
    } finally {
      mesh.stop();
    }
  }

  private Disposable answer(Agent agent) {
    return agent
        .attend(
            Attendance.to("inbox"),
            message ->
                send(
                    agent,
                    MessageDraft.to(author(message), "And you?").after(message.event().id())))
        .subscribe(_ -> {}, _ -> {});
  }

  private void send(Agent agent, MessageDraft draft) {
    verdicts.add(Objects.requireNonNull(agent.send(draft).blockFirst(Agents.PATIENCE)));
  }

  private static PublicKey author(Message message) {
    return message.event().pubkey();
  }

  private static Event told(Agent agent) {
    Filter mine =
        Filter.ALL.withKinds(Kind.CIRCUIT_OPENED).withTag("p", List.of(agent.publicKey().hex()));
    return Objects.requireNonNull(agent.subscribe(mine).blockFirst(Agents.PATIENCE)).event();
  }
}
