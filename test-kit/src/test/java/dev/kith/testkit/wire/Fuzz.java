package dev.kith.testkit.wire;

import dev.kith.testkit.generated.Mutator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Feeds a decoder with spoilt frames and has every result judged.
///
/// @param sound the frames to spoil
/// @param decoder what must survive
/// @param judge what is wrong with a result, or null
record Fuzz<M>(List<byte[]> sound, Function<byte[], M> decoder, Judge<M> judge) {

  private static final int THREADS = 2;

  interface Judge<M> {
    @Nullable String fault(byte[] frame, M message);
  }

  /// Decodes so many frames and counts the results by type.
  ///
  /// @throws AssertionError with the frame in Base64, if one breaks the decoder
  Map<Class<?>, Long> run(long seed, int frames) throws InterruptedException {
    Map<Class<?>, Long> results = new ConcurrentHashMap<>();
    SplittableRandom random = new SplittableRandom(seed);
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<?>> runs = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        SplittableRandom own = random.split();
        runs.add(threads.submit(() -> run(own, frames / THREADS, results)));
      }
      for (Future<?> run : runs) {
        run.get();
      }
    } catch (ExecutionException failed) {
      throw new AssertionError(failed.getCause());
    }
    return results;
  }

  private void run(SplittableRandom random, int frames, Map<Class<?>, Long> results) {
    Mutator mutator = new Mutator(random, sound);
    for (int i = 0; i < frames; i++) {
      byte[] frame = mutator.mutate(sound.get(random.nextInt(sound.size())));
      results.merge(decode(frame).getClass(), 1L, Long::sum);
    }
  }

  private M decode(byte[] frame) {
    byte[] copy = frame.clone();
    try {
      M message = decoder.apply(frame);
      String fault =
          message.equals(decoder.apply(copy))
              ? judge.fault(copy, message)
              : "the same bytes decode to something else";
      if (fault == null) {
        return message;
      }
      throw new AssertionError(fault + ": " + Base64.getEncoder().encodeToString(copy));
    } catch (RuntimeException | StackOverflowError escaped) {
      throw new AssertionError(Base64.getEncoder().encodeToString(copy), escaped);
    }
  }
}
