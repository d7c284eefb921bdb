package dev.kith.client.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.model.event.Bytes32;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Signature;
import dev.kith.model.event.StreamPosition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real processes that are killed while they number events.
class StreamFilesCrashIT {

  private static final PublicKey AUTHOR = new PublicKey(new Bytes32(0, 0, 0, 1));

  @TempDir Path home;

  /// Numbers events until it is killed, and prints each number once it has it.
  static final class Endless {

    private Endless() {}

    public static void main(String[] arguments) {
      StreamFiles files = new StreamFiles(Path.of(arguments[0]), new SecureRandom());
      while (true) {
        Event event = files.append(AUTHOR, List.of(), StreamFilesCrashIT::event);
        System.out.println(event.tags().getFirst().value());
        System.out.flush();
      }
    }
  }

  @Test
  void aKilledProcessLeavesNoNumberToBeUsedAgain() throws Exception {
    List<String> numbers = new ArrayList<>();
    for (int round = 0; round < 4; round++) {
      Path first = home.resolve(round + "-first");
      Path second = home.resolve(round + "-second");
      Process one = start(first);
      Process other = start(second);
      await().until(() -> lines(first).size() > 30 && lines(second).size() > 30);
      one.destroyForcibly().waitFor();
      other.destroyForcibly().waitFor();
      numbers.addAll(lines(first));
      numbers.addAll(lines(second));
    }
    assertThat(numbers).hasSizeGreaterThan(200).doesNotHaveDuplicates();
  }

  private Process start(Path output) throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-cp",
            System.getProperty("java.class.path"),
            Endless.class.getName(),
            home.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .redirectOutput(output.toFile())
        .start();
  }

  /// The lines that were written to their end.
  private static List<String> lines(Path output) throws IOException {
    String text = Files.readString(output);
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
  }

  private static Event event(StreamPosition position) {
    SecureRandom random = new SecureRandom();
    Bytes32 id = new Bytes32(random.nextLong(), 0, 0, random.nextLong());
    return new Event(
        new EventId(id),
        AUTHOR,
        0,
        Kind.MESSAGE,
        List.of(position.toTag()),
        "",
        new Signature(id, id));
  }
}
