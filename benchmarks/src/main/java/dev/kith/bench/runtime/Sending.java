package dev.kith.bench.runtime;

import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Sends over any number of connections, each with a window of what is not answered. It all happens
/// on the load thread, beginning with [#start].
///
/// @param <S> a connection
/// @param <F> what is sent
public final class Sending<S, F> {

  /// @param accepted how many were answered by a yes: the first of those given
  /// @param nanos from the first sent to the last answered
  public record Sent(int accepted, long nanos) {

    public double perSecond() {
      return accepted * 1e9 / nanos;
    }
  }

  private final Iterator<F> frames;
  private final int window;
  private final long sendFor;
  private final LongSupplier clock;
  private final BiConsumer<S, F> write;
  private final Consumer<S> flush;
  private final Outcome<Sent> outcome = new Outcome<>();

  private long began;
  private int accepted;
  private int unanswered;

  /// @param sendFor nanoseconds after which nothing more is sent
  /// @param write puts one on its way; while an answer is heard that needs no flush
  public Sending(
      Iterator<F> frames,
      int window,
      long sendFor,
      LongSupplier clock,
      BiConsumer<S, F> write,
      Consumer<S> flush) {
    this.frames = frames;
    this.window = window;
    this.sendFor = sendFor;
    this.clock = clock;
    this.write = write;
    this.flush = flush;
  }

  public Outcome<Sent> outcome() {
    return outcome;
  }

  public void start(List<S> sockets) {
    began = clock.getAsLong();
    for (int i = 0; i < window; i++) {
      sockets.forEach(this::sendNext);
    }
    sockets.forEach(flush);
  }

  /// One that was sent there was accepted.
  public void answered(S socket) {
    accepted++;
    unanswered--;
    sendNext(socket);
    if (unanswered == 0) {
      outcome.found(new Sent(accepted, clock.getAsLong() - began));
    }
  }

  private void sendNext(S socket) {
    if (frames.hasNext() && clock.getAsLong() - began < sendFor) {
      write.accept(socket, frames.next());
      unanswered++;
    }
  }
}
