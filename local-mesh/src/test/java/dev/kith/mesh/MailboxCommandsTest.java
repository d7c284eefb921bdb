package dev.kith.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.mesh.Commands.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands about mailboxes, each in a process of its own.
class MailboxCommandsTest {

  @TempDir static Path directory;
  static RunningMesh mesh;

  @TempDir Path home;

  @BeforeAll
  static void startMesh() throws IOException {
    mesh = RunningMesh.on(directory.resolve("data"));
  }

  @AfterAll
  static void stopMesh() throws InterruptedException {
    mesh.stop();
  }

  @BeforeEach
  void makeBob() throws Exception {
    assertThat(kith("key", "new", "bob").exitCode()).isZero();
  }

  @Test
  void whatIsNotAcknowledgedStaysInTheMailbox() throws Exception {
    assertThat(kith("send", "--to", "bob", "first").exitCode()).isZero();
    assertThat(kith("send", "--to", "bob", "second").exitCode()).isZero();

    Answer looked = kith("inbox", "--key", "bob", "--limit", "1");
    assertThat(looked.out().lines()).singleElement().asString().endsWith("first");
    assertThat(looked.err()).contains("--ack");
    assertThat(texts(kith("inbox", "--key", "bob"))).containsExactly("first", "second");
    assertThat(texts(kith("inbox", "--key", "bob", "--ack", "--limit", "1")))
        .containsExactly("first");
    assertThat(texts(kith("inbox", "--key", "bob", "--ack"))).containsExactly("second");
    assertThat(texts(kith("inbox", "--key", "bob", "--ack"))).isEmpty();
    assertThat(texts(kith("inbox", "--key", "bob", "--session", "other")))
        .containsExactly("first", "second");
  }

  /// The second process has less to do than the first, which acknowledges nothing, and inherits
  /// what that leaves behind.
  @Test
  void processesShareTheWorkOfOneMailbox() throws Exception {
    String[] work = {"inbox", "--key", "bob", "--session", "share:jobs", "--follow"};
    try (Commands.Running first = commands().start(work)) {
      first.says("following share:jobs");
      assertThat(kith("send", "--to", "bob", "job 1").exitCode()).isZero();
      first.prints("job 1");
      try (Commands.Running second =
          commands()
              .start(Stream.concat(Stream.of(work), Stream.of("--ack")).toArray(String[]::new))) {
        second.says("following share:jobs");
        assertThat(kith("send", "--to", "bob", "job 2").exitCode()).isZero();
        second.prints("job 2");
        first.kill();
        second.prints("job 1");
      }
    }
  }

  @Test
  void theSenderWaitsForTheReceipt() throws Exception {
    Answer none = kith("send", "--to", "bob", "--receipt", "--wait", "200ms", "hello");
    assertThat(none.exitCode()).isEqualTo(5);
    assertThat(none.err()).contains("no receipt came");

    Commands.Running follower =
        commands().start("inbox", "--key", "bob", "--follow", "--ack", "--limit", "2");
    Answer acked = kith("send", "--to", "bob", "--receipt", "--wait", "60s", "are you there?");
    assertThat(acked.exitCode()).as(acked.err()).isZero();
    assertThat(acked.out().lines().toList()).last().asString().startsWith("acked");
    assertThat(texts(follower.answer())).containsExactly("hello", "are you there?");
  }

  @Test
  void whatReachesNoRelayIsQueuedAndSentLaterInOrder() throws Exception {
    String[] nowhere = {"--relay", "ws://127.0.0.1:1"};
    assertThat(kith("send", "--to", "bob", "first", nowhere[0], nowhere[1]).exitCode())
        .isEqualTo(6);
    Answer queued = kith("send", "--to", "bob", "second", nowhere[0], nowhere[1], "--json");
    assertThat(queued.exitCode()).isEqualTo(6);
    assertThat(queued.out().lines().toList()).last().asString().contains("\"queued\"");
    assertThat(kith("send", "--to", "bob", "third").exitCode()).isZero();
    assertThat(texts(kith("inbox", "--key", "bob", "--ack")))
        .containsExactly("first", "second", "third");
  }

  @Test
  void aWrappedMessageShowsWhoSentItAndTheSenderGetsACopy() throws Exception {
    Answer sent = kith("send", "--to", "bob", "--wrap", "between us");
    assertThat(sent.exitCode()).as(sent.err()).isZero();
    Answer read = kith("inbox", "--key", "bob", "--ack");
    assertThat(texts(read)).containsExactly("between us");
    assertThat(read.out()).contains("  default  ");
    assertThat(texts(kith("inbox", "--ack"))).containsExactly("[to bob] between us");

    Commands.Running listener = commands().start("listen", "--key", "bob", "--count", "1");
    listener.says("listening as");
    assertThat(kith("send", "--to", "bob", "--wrap", "still").exitCode()).isZero();
    assertThat(texts(listener.answer())).containsExactly("still");

    String wrap = kith("query", "{\"kinds\":[1059]}", "--key", "bob", "--json").out();
    assertThat(wrap).contains("\"text\":\"between us\"", "\"rumor\":{");
    assertThat(kith("send", "--to", "bob", "--wrap", "--plain", "hello").exitCode()).isEqualTo(2);
    assertThat(kith("send", "--to", "bob", "--wrap", "--receipt", "hello").exitCode()).isEqualTo(2);
  }

  @Test
  void whoAnnouncesWhereItReadsIsSentToThereTooAndEachRelayHasItsVerdict() throws Exception {
    String here = "ws://127.0.0.1:" + mesh.port("relay");
    String nowhere = "ws://127.0.0.1:1";
    Answer announced = kith("announce", "--key", "bob", "--relay", here + "," + nowhere);
    assertThat(announced.exitCode()).as(announced.err()).isZero();
    assertThat(announced.out().lines()).filteredOn(line -> line.startsWith("accepted")).hasSize(2);

    Answer sent = kith("send", "--to", "bob", "hello");
    assertThat(sent.exitCode()).as(sent.err()).isZero();
    assertThat(sent.out().lines())
        .hasSize(2)
        .anyMatch(line -> line.startsWith("accepted") && line.endsWith(here))
        .anyMatch(line -> line.startsWith("no answer") && line.contains(nowhere));
    assertThat(kith("send", "--to", "bob", "--here", "hello").out().lines()).hasSize(1);
  }

  @Test
  void aWaitWithoutAReceiptIsWrongUse() throws Exception {
    assertThat(kith("send", "--to", "bob", "--wait", "1s", "hello").exitCode()).isEqualTo(2);
  }

  @Test
  void whereNothingListensThereIsNoMailbox() throws Exception {
    assertThat(kith("inbox", "--relay", "ws://127.0.0.1:1").exitCode()).isEqualTo(3);
  }

  private static List<String> texts(Answer answer) {
    assertThat(answer.exitCode()).as(answer.err()).isZero();
    return answer.out().lines().map(line -> line.split("  ", 3)[2]).toList();
  }

  private Answer kith(String... arguments) throws Exception {
    return commands().run(arguments);
  }

  private Commands commands() throws IOException {
    return new Commands(home, mesh.port("relay"));
  }
}
