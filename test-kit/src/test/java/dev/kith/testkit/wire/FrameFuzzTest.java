package dev.kith.testkit.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kith.model.message.ClientMessage;
import dev.kith.model.message.RelayMessage;
import dev.kith.model.wire.ClientFrames;
import dev.kith.model.wire.RelayFrames;
import dev.kith.testkit.generated.Generated;
import dev.kith.testkit.generated.SeededTest;
import dev.kith.testkit.generated.SoundFrames;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Two million spoilt frames. `-Dkith.fuzz.frames=1000000` raises how many each seed gives.
class FrameFuzzTest {

  private static final int FRAMES = Integer.getInteger("kith.fuzz.frames", 50_000);

  @SeededTest
  void noFrameOfAClientBreaksTheDecoder(long seed) throws InterruptedException {
    Map<Class<?>, Long> results =
        new Fuzz<>(
                SoundFrames.ofClient(Generated.from(seed)), ClientFrames::decode, Judges::ofClient)
            .run(seed, FRAMES);

    assertThat(results)
        .as("spoilt frames are of every kind, or little was tried")
        .containsOnlyKeys(kinds(ClientMessage.class).toArray(Class<?>[]::new));
  }

  @SeededTest
  void noFrameOfARelayBreaksTheDecoder(long seed) throws InterruptedException {
    Map<Class<?>, Long> results =
        new Fuzz<>(SoundFrames.ofRelay(Generated.from(seed)), RelayFrames::decode, Judges::ofRelay)
            .run(seed, FRAMES);

    assertThat(results)
        .as("spoilt frames are of every kind, or little was tried")
        .containsOnlyKeys(kinds(RelayMessage.class).toArray(Class<?>[]::new));
  }

  /// What a sealed type can be in the end.
  private static Stream<Class<?>> kinds(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(FrameFuzzTest::kinds)
        : Stream.of(type);
  }

  @Test
  void aDecoderThatThrowsIsFound() {
    assertFound(frame -> {
      if (frame.length % 100 == 99) {
        throw new IndexOutOfBoundsException();
      }
      return ClientFrames.decode(frame);
    });
  }

  @Test
  void aDecoderThatRemembersIsFound() {
    AtomicLong calls = new AtomicLong();
    assertFound(frame ->
        calls.incrementAndGet() % 1_000 == 0
            ? new ClientMessage.Close("s")
            : ClientFrames.decode(frame));
  }

  @Test
  void aDecoderThatMakesUpTheEventIsFound() {
    ClientMessage madeUp = ClientFrames.decode(SoundFrames.ofClient(Generated.from(1)).getFirst());
    assertFound(frame -> frame.length < 20 ? madeUp : ClientFrames.decode(frame));
  }

  private static void assertFound(Function<byte[], ClientMessage> broken) {
    Fuzz<ClientMessage> fuzz =
        new Fuzz<>(SoundFrames.ofClient(Generated.from(1)), broken, Judges::ofClient);

    assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> fuzz.run(1, 10_000));
  }
}
