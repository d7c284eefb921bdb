package dev.kith.bench.runtime;

import dev.kith.bench.failure.BenchFailure;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// What the load thread will have found out. The first word counts.
public final class Outcome<T> {

  private final CompletableFuture<T> future = new CompletableFuture<>();

  public void found(T value) {
    future.complete(value);
  }

  /// @param sentence why there will be no outcome
  public void failed(String sentence) {
    future.completeExceptionally(new BenchFailure(sentence));
  }

  public T await(Duration within, String of) throws BenchFailure {
    try {
      return future.get(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      throw new BenchFailure(
          of + ": " + Objects.requireNonNull(failed.getCause()).getMessage(), failed);
    } catch (TimeoutException tooLate) {
      throw new BenchFailure(of + " did not end within " + within.toSeconds() + " s", tooLate);
    } catch (InterruptedException stopped) {
      throw new BenchFailure("The benchmark was interrupted", stopped);
    }
  }
}
