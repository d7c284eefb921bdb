package dev.kith.relay.conformance.socket;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.model.crypto.KeyPair;
import dev.kith.model.message.ClientMessage;
import dev.kith.model.wire.ClientFrames;
import dev.kith.model.wire.EventWriter;
import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.OwnRelay;
import dev.kith.relay.conformance.kit.RawSocket;
import dev.kith.relay.conformance.kit.Signed;
import dev.kith.testkit.generated.Generated;
import dev.kith.testkit.generated.Mutator;
import dev.kith.testkit.generated.SeededTest;
import dev.kith.testkit.generated.SoundFrames;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// Some 60,000 spoilt frames over sockets. `-Dkith.fuzz.connections=1000` raises over how many of
/// them each seed sends its frames.
@Conformance(chapter = "The socket", about = "Spoilt frames")
@TestInstance(Lifecycle.PER_CLASS)
class SpoiltFramesTest {

  private static final int CONNECTIONS = Integer.getInteger("kith.fuzz.connections", 10);
  private static final int FRAMES_OF_A_CONNECTION = 150;
  private static final int FRAMES_AT_ONCE = 12;
  private static final long GROWTH = 32 << 20;

  private final OwnRelay own = OwnRelay.start();
  private final Client honest = own.relay().connect();
  private final Author author = Author.fresh();

  @AfterAll
  void stop() {
    own.close();
  }

  @SeededTest
  void everySpoiltFrameIsAnsweredForWhatItIs(long seed) {
    besideAnHonestClient(() -> talk(seed));
  }

  @SeededTest
  void spoiltBytesEndTheirOwnConnectionAtMost(long seed) {
    besideAnHonestClient(() -> babble(seed));
  }

  @Test
  void memoryStaysBounded() {
    talk(1);
    babble(1);
    long before = usedMemory();
    for (int seed = 2; seed < 6; seed++) {
      talk(seed);
      babble(seed);
    }
    assertThat(usedMemory() - before).isLessThan(GROWTH);
  }

  /// Spoilt frames in sound WebSocket frames.
  private void talk(long seed) {
    Generated generated = Generated.from(seed);
    RandomGenerator random = generated.random();
    List<byte[]> sound = sound(generated);
    Mutator mutator = new Mutator(random, sound);
    for (int i = 0; i < CONNECTIONS; i++) {
      try (RawSocket socket = RawSocket.connect(own.relay().url())) {
        Dialogue dialogue = new Dialogue(socket);
        for (int j = 0; j < FRAMES_OF_A_CONNECTION; j++) {
          byte[] frame = sound.get(random.nextInt(sound.size()));
          dialogue.say(random.nextInt(8) == 0 ? frame : mutator.mutate(frame));
        }
        dialogue.end();
      }
    }
  }

  /// Some WebSocket frames as one sequence of bytes that is spoilt.
  private void babble(long seed) {
    Generated generated = Generated.from(seed);
    RandomGenerator random = generated.random();
    List<byte[]> sound = sound(generated);
    Mutator mutator = new Mutator(random, sound);
    for (int i = 0; i < 10 * CONNECTIONS; i++) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      for (int j = 0; j < FRAMES_AT_ONCE; j++) {
        byte[] frame = sound.get(random.nextInt(sound.size()));
        bytes.writeBytes(RawSocket.frame(RawSocket.FINAL | RawSocket.TEXT, frame));
      }
      try (RawSocket socket = RawSocket.connect(own.relay().url())) {
        assertThat(socket.finish(mutator.mutate(bytes.toByteArray())).code())
            .isIn(1_000, 1_002, 1_006, 1_009);
      }
    }
  }

  /// Frames that are well-formed, and such as the relay accepts.
  private List<byte[]> sound(Generated generated) {
    List<byte[]> frames = new ArrayList<>(SoundFrames.ofClient(generated));
    KeyPair keys = generated.keyPair();
    for (int i = 0; i < 20; i++) {
      frames.add(
          ClientFrames.encode(
              new ClientMessage.Publish(EventWriter.wire(generated.signedEvent(keys)))));
    }
    for (int kind : List.of(0, 1, 5, 1_059, 4_040, 10_002, 20_001, 21_059, 22_242, 30_023)) {
      Signed event =
          author.draft(kind).to(author).tag("d", "x").tag("e", "0".repeat(64)).content("ö").sign();
      frames.add(event.frame().getBytes(StandardCharsets.UTF_8));
      frames.add(("[\"AUTH\"," + event.json() + "]").getBytes(StandardCharsets.UTF_8));
      frames.add(
          Client.request("s" + kind, filter().kinds(kind).to(author))
              .getBytes(StandardCharsets.UTF_8));
    }
    return frames;
  }

  private void besideAnHonestClient(Runnable fuzz) {
    CompletableFuture<Void> end = CompletableFuture.runAsync(fuzz, Thread::startVirtualThread);
    Author somebody = Author.fresh();
    honest.subscribe("s", filter().authors(somebody));
    do {
      Signed note = honest.accept(somebody.draft(20_001).sign());
      assertThat(honest.next("EVENT", "s").eventId()).isEqualTo(note.id());
      assertThat(honest.find(filter().ids(note))).isEmpty();
    } while (!end.isDone());
    end.join();
    await().untilAsserted(() -> assertThat(own.connections()).isEqualTo(1));
  }

  private static long usedMemory() {
    System.gc();
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    return heap
        + ((ByteBufAllocatorMetricProvider) ByteBufAllocator.DEFAULT).metric().usedDirectMemory();
  }
}
