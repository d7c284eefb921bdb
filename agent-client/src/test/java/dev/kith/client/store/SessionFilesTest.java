package dev.kith.client.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.client.identity.LocalTrouble;
import dev.kith.client.session.SessionMemory;
import dev.kith.model.event.Bytes32;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import dev.kith.model.event.PublicKey;
import dev.kith.model.wire.EventWriter;
import dev.kith.testkit.generated.Generated;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SessionFilesTest {

  private static final PublicKey KEY = new PublicKey(new Bytes32(0, 0, 0, 1));

  private final Event event = Generated.from(1).event();
  @TempDir Path home;

  @Test
  void whatWasHandledIsKnownToTheNextProcess() {
    try (SessionMemory memory = open("inbox")) {
      memory.handled(id(1));
      memory.handled(id(1));
      memory.handled(id(2));
    }
    try (SessionMemory memory = open("inbox")) {
      assertThat(memory.isHandled(id(1))).isTrue();
      assertThat(memory.isHandled(id(2))).isTrue();
      assertThat(memory.isHandled(id(3))).isFalse();
    }
  }

  @Test
  void eachSessionHasAMemoryOfItsOwn() {
    try (SessionMemory inbox = open("inbox");
        SessionMemory other = open("../Üñ \u0000/")) {
      inbox.handled(id(1));
      assertThat(other.isHandled(id(1))).isFalse();
    }
    assertThat(home.resolve("sessions").resolve(KEY.hex()).toFile().list()).hasSize(2);
  }

  @Test
  void oneHolderAtATimeHasASession() {
    try (SessionMemory memory = open("inbox")) {
      memory.handled(id(1));
      assertThatThrownBy(() -> open("inbox"))
          .isInstanceOf(LocalTrouble.class)
          .hasMessageContaining("another session");
    }
    open("inbox").close();
  }

  @Test
  void aTornLineIsNoIdAndDoesNotSpoilTheNext() throws IOException {
    try (SessionMemory memory = open("inbox")) {
      memory.handled(id(1));
      memory.handled(id(2));
    }
    Path file = directory("inbox").resolve("handled");
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() - 7);
    }
    try (SessionMemory memory = open("inbox")) {
      assertThat(memory.isHandled(id(2))).isFalse();
      memory.handled(id(3));
    }
    try (SessionMemory memory = open("inbox")) {
      assertThat(List.of(memory.isHandled(id(1)), memory.isHandled(id(3)))).containsOnly(true);
    }
  }

  @Test
  void aDamagedFileIsNotTakenForAnEmptyOne() throws IOException {
    try (SessionMemory memory = open("inbox")) {
      memory.handled(id(1));
    }
    Path file = directory("inbox").resolve("handled");
    Files.writeString(file, "x".repeat(130), StandardCharsets.US_ASCII);
    assertThatThrownBy(() -> open("inbox"))
        .isInstanceOf(LocalTrouble.class)
        .hasMessageContaining("remove the file");
    Files.delete(file);
    open("inbox").close();
  }

  @Test
  void theOldestAreForgottenOnlyWhenThereAreTwiceAsManyAsPromised() throws IOException {
    Path file = SessionFilesTest.filled(open("inbox"), directory("inbox"));
    try (SessionMemory memory = open("inbox")) {
      assertThat(memory.isHandled(id(SessionMemory.CAPACITY))).isTrue();
      memory.handled(id(0));
      assertThat(memory.isHandled(id(SessionMemory.CAPACITY))).isTrue();
    }
    assertThat(Files.size(file)).isEqualTo(65);
    try (SessionMemory memory = open("inbox")) {
      assertThat(memory.isHandled(id(0))).isTrue();
      assertThat(memory.isHandled(id(1))).isTrue();
    }
  }

  @Test
  void whatIsBuriedIsKeptWithTheReason() throws IOException {
    try (SessionMemory memory = open("inbox")) {
      memory.bury(event, 5, "no \"disk\"");
      memory.bury(event, 6, "again");
    }
    List<String> lines = Files.readAllLines(directory("inbox").resolve("dead-letters.jsonl"));
    assertThat(lines)
        .hasSize(2)
        .first()
        .isEqualTo(
            "{\"attempts\":5,\"reason\":\"no \\\"disk\\\"\",\"event\":%s}"
                .formatted(new String(EventWriter.json(event), StandardCharsets.UTF_8)));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no POSIX permissions")
  void onlyTheOwnerMayReadThem() throws IOException {
    try (SessionMemory memory = open("inbox")) {
      memory.handled(id(1));
      memory.bury(event, 5, "no");
    }
    try (Stream<Path> files = Files.list(directory("inbox"))) {
      for (Path file : files.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as(file.toString())
            .isEqualTo("rw-------");
      }
    }
  }

  /// Writes as many ids as are promised to be remembered, without waiting for the disk.
  private static Path filled(SessionMemory memory, Path directory) throws IOException {
    memory.close();
    StringBuilder lines = new StringBuilder();
    for (int i = 1; i <= SessionMemory.CAPACITY; i++) {
      lines.append(id(i).hex()).append('\n');
    }
    return Files.writeString(directory.resolve("handled"), lines);
  }

  private SessionMemory open(String name) {
    return SessionFiles.open(home, KEY, name);
  }

  private Path directory(String name) {
    return home.resolve("sessions").resolve(KEY.hex()).resolve(name);
  }

  private static EventId id(int number) {
    return new EventId(new Bytes32(0, 0, 0, number));
  }
}
