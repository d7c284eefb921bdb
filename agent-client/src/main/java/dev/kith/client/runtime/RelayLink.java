package dev.kith.client.runtime;

import dev.kith.client.connection.Effect;
import dev.kith.client.connection.Input;
import dev.kith.client.connection.RelayConnection;
import dev.kith.client.connection.Timer;
import dev.kith.client.websocket.RelaySocket;
import dev.kith.client.websocket.RelaySockets;
import dev.kith.client.websocket.SocketListener;
import dev.kith.model.event.Event;
import dev.kith.model.message.ClientMessage;
import dev.kith.model.message.RelayMessage;
import dev.kith.model.wire.ClientFrames;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One relay: turns the effects of its [RelayConnection] into I/O, and I/O into inputs. All of it
/// on the loop.
final class RelayLink {

  private final URI relay;
  private final RelayConnection connection;
  private final Loop loop;
  private final RelaySockets sockets;
  private final Inspector inspector;
  private final Function<String, List<Event>> prover;
  private final BiConsumer<RelayLink, Effect.Outcome> outlet;
  private @Nullable Line line;
  private CompletableFuture<Void> goodbye = CompletableFuture.completedFuture(null);

  /// @param prover makes the proofs for a challenge
  /// @param outlet takes the effects that are not about the socket
  RelayLink(
      URI relay,
      RelayConnection connection,
      Loop loop,
      RelaySockets sockets,
      Inspector inspector,
      Function<String, List<Event>> prover,
      BiConsumer<RelayLink, Effect.Outcome> outlet) {
    this.relay = relay;
    this.connection = connection;
    this.loop = loop;
    this.sockets = sockets;
    this.inspector = inspector;
    this.prover = prover;
    this.outlet = outlet;
  }

  URI relay() {
    return relay;
  }

  void on(Input input) {
    connection.on(input, loop.now()).forEach(this::carryOut);
  }

  /// Is complete when the last socket is closed.
  CompletableFuture<Void> goodbye() {
    return goodbye;
  }

  private void carryOut(Effect effect) {
    switch (effect) {
      case Effect.Connect() -> {
        Line fresh = new Line();
        line = fresh;
        fresh.socket = sockets.open(relay, fresh);
      }
      case Effect.Disconnect _ -> hangUp();
      case Effect.Send(ClientMessage message) ->
          withSocket(socket -> socket.send(ClientFrames.encode(message)));
      case Effect.Ping() -> withSocket(RelaySocket::ping);
      case Effect.SignChallenge(String challenge) ->
          loop.execute(() -> on(new Input.Signed(challenge, prover.apply(challenge))));
      case Effect.Schedule(Timer timer, Instant at) ->
          loop.at(at, () -> on(new Input.TimerFired(timer)));
      case Effect.Outcome outcome -> outlet.accept(this, outcome);
    }
  }

  private void hangUp() {
    withSocket(socket -> goodbye = socket.close());
    line = null;
  }

  private void withSocket(Consumer<RelaySocket> action) {
    if (line != null && line.socket != null) {
      action.accept(line.socket);
    }
  }

  /// One socket, and what came over it and has not been taken in. The order of arrival is kept,
  /// although frames are inspected side by side.
  private final class Line implements SocketListener {

    private final Queue<CompletableFuture<Input>> arrivals = new ConcurrentLinkedQueue<>();
    private @Nullable RelaySocket socket;

    @Override
    public void opened() {
      arrived(CompletableFuture.completedFuture(new Input.Connected()));
    }

    @Override
    public void frame(byte[] frame) {
      arrived(inspector.inspect(frame).thenApply(Input.Received::new));
    }

    @Override
    public void skipped(String why) {
      arrived(CompletableFuture.completedFuture(new Input.Received(new RelayMessage.Unknown(why))));
    }

    @Override
    public void heard() {
      arrived(CompletableFuture.completedFuture(new Input.Heard()));
    }

    @Override
    public void lost(String why) {
      arrived(CompletableFuture.completedFuture(new Input.Lost(why)));
    }

    private void arrived(CompletableFuture<Input> arrival) {
      arrivals.add(arrival);
      var _ = arrival.whenComplete((_, _) -> loop.execute(this::takeIn));
    }

    private void takeIn() {
      CompletableFuture<Input> next = arrivals.peek();
      while (next != null && next.isDone()) {
        arrivals.remove();
        if (line == this) {
          Input input = next.join();
          on(input);
          if (input instanceof Input.Received) {
            withSocket(RelaySocket::request);
          }
        }
        next = arrivals.peek();
      }
    }
  }
}
