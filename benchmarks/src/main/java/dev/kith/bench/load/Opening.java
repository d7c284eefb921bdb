package dev.kith.bench.load;

import dev.kith.bench.failure.BenchFailure;
import io.netty.channel.ChannelFuture;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// A connection that is being opened.
final class Opening<S> {

  private final CompletableFuture<S> future = new CompletableFuture<>();

  void succeeded(S socket) {
    future.complete(socket);
  }

  /// @return false if it was open already
  boolean failed(Throwable cause) {
    return future.completeExceptionally(cause);
  }

  /// The open connection.
  S socket() {
    return future.join();
  }

  void ifOpen(Consumer<S> then) {
    if (future.isDone() && !future.isCompletedExceptionally()) {
      then.accept(future.join());
    }
  }

  S await(ChannelFuture connecting, URI server, Duration within) throws BenchFailure {
    var _ =
        connecting.addListener(connected -> {
          if (!connected.isSuccess()) {
            failed(connected.cause());
          }
        });
    try {
      return future.get(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException failed) {
      var _ = connecting.channel().close();
      throw new BenchFailure("The server at " + server + " takes no connection: " + failed, failed);
    } catch (InterruptedException stopped) {
      throw new BenchFailure("The benchmark was interrupted", stopped);
    }
  }
}
