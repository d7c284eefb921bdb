package dev.kith.client.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.client.identity.LocalTrouble;
import dev.kith.model.event.Bytes32;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Signature;
import dev.kith.model.event.StreamPosition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamFilesTest {

  private static final PublicKey AUTHOR = key(1);

  private final Random random = new Random(1);
  @TempDir Path home;

  @Test
  void numbersGoOnInTheNextProcess() {
    EventId first = append(files(), key(2)).id();
    StreamPosition second = positionOf(append(files(), key(2)));
    assertThat(second.sequence()).isEqualTo(2);
    assertThat(second.previous()).isEqualTo(first);
  }

  @Test
  void eachSetOfReadersHasNumbersOfItsOwn() {
    append(files(), key(2));
    assertThat(positionOf(append(files(), key(3))).sequence()).isEqualTo(1);
    assertThat(positionOf(append(files(), key(2), key(3))).sequence()).isEqualTo(1);
  }

  @Test
  void twoKeysOfOneMachineCannotBeToldToBeThat() {
    String stream = positionOf(append(files(), key(2))).stream();
    Event other = files().append(key(9), List.of(key(2)), this::event);
    assertThat(positionOf(other).stream().substring(0, 10)).isNotEqualTo(stream.substring(0, 10));
  }

  @Test
  void noNumberIsGivenOutTwiceToManyAtOnce() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Callable<Event>> work =
          IntStream.range(0, 200)
              .<Callable<Event>>mapToObj(_ -> () -> append(files(), key(2)))
              .toList();
      List<Long> numbers = new ArrayList<>();
      for (Future<Event> event : threads.invokeAll(work)) {
        numbers.add(positionOf(event.get()).sequence());
      }
      assertThat(numbers).doesNotHaveDuplicates().contains(1L, 200L);
    }
  }

  @Test
  void aTornWriteDoesNotBringAUsedNumberBack() throws IOException {
    for (int i = 0; i < 5; i++) {
      append(files(), key(2));
    }
    Path counter = counter();
    byte[] whole = Files.readAllBytes(counter);
    // The sixth would be written over the fourth, in the first half.
    for (int torn = 0; torn < 128; torn++) {
      byte[] bytes = whole.clone();
      for (int i = 0; i < torn; i++) {
        bytes[i] = 'x';
      }
      Files.write(counter, bytes);
      assertThat(positionOf(append(files(), key(2))).sequence()).isEqualTo(6);
    }
  }

  @Test
  void aDamagedCounterIsNotTakenForANewOne() throws IOException {
    append(files(), key(2));
    append(files(), key(2));
    Files.write(counter(), "x".repeat(256).getBytes(StandardCharsets.US_ASCII));
    assertThatThrownBy(() -> append(files(), key(2)))
        .isInstanceOf(LocalTrouble.class)
        .hasMessageContaining("remove the directory");
  }

  @Test
  void anEventThatCannotBeSignedUsesUpNoNumber() {
    assertThatThrownBy(() ->
            files()
                .append(
                    AUTHOR,
                    List.of(key(2)),
                    _ -> {
                      throw new IllegalArgumentException("no");
                    }))
        .hasMessage("no");
    assertThat(positionOf(append(files(), key(2))).sequence()).isEqualTo(1);
  }

  private StreamFiles files() {
    return new StreamFiles(home, random);
  }

  private Path counter() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("streams").resolve(AUTHOR.hex()))) {
      Set<String> others = Set.of("lock", "installation");
      return files
          .filter(path -> !others.contains(path.getFileName().toString()))
          .collect(Collectors.toList())
          .getFirst();
    }
  }

  private Event append(StreamFiles files, PublicKey... readers) {
    return files.append(AUTHOR, List.of(readers), this::event);
  }

  private Event event(StreamPosition position) {
    synchronized (random) {
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

  private static StreamPosition positionOf(Event event) {
    StreamPosition position = StreamPosition.of(event);
    if (position == null) {
      throw new AssertionError("not numbered: " + event);
    }
    return position;
  }

  private static PublicKey key(int number) {
    return new PublicKey(new Bytes32(0, 0, 0, number));
  }
}
