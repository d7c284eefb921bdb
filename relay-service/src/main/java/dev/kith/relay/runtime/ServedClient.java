package dev.kith.relay.runtime;

import dev.kith.model.message.ClientMessage;
import dev.kith.model.message.Reason;
import dev.kith.model.message.Reason.Prefix;
import dev.kith.relay.connection.Connection;
import dev.kith.relay.connection.Effect;
import dev.kith.relay.connection.Input;
import dev.kith.relay.ingest.Verdict;
import dev.kith.relay.runtime.Reads.Answer;
import dev.kith.relay.subscription.Subscription;
import dev.kith.relay.websocket.ClientListener;
import dev.kith.relay.websocket.ClientSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/// One client as it is served: its state machine, what the machine asks for, and the mailbox that
/// owns both.
final class ServedClient implements ClientListener {

  private static final Logger LOG = LoggerFactory.getLogger(ServedClient.class);

  private static final Reason BUSY =
      new Reason(Prefix.RATE_LIMITED, "the relay is busy, try again later");

  private final long number;
  private final Connection connection;
  private final ClientSocket socket;
  private final Engine engine;
  private final String challenge;
  private final Runnable onClosed;
  private final Mailbox mailbox = new Mailbox();
  private final PageQueue pages;
  private boolean closed;

  /// @param number tells the client from all others of this process
  /// @param onClosed called when the connection is gone
  ServedClient(
      long number,
      Connection connection,
      ClientSocket socket,
      Engine engine,
      String challenge,
      Runnable onClosed) {
    this.number = number;
    this.connection = connection;
    this.socket = socket;
    this.engine = engine;
    this.challenge = challenge;
    this.onClosed = onClosed;
    this.pages = new PageQueue(socket::hasRoom);
  }

  @Override
  public void opened() {
    on(new Input.Opened(challenge));
  }

  @Override
  public void arrived(ClientMessage message, int bytes) {
    on(new Input.Arrived(message, bytes));
  }

  @Override
  public void heard() {
    on(new Input.Heard());
  }

  @Override
  public void roomy() {
    mailbox.run(pages::advance);
  }

  @Override
  public void overflowed(long bytes) {
    on(new Input.Overflowed(bytes));
  }

  @Override
  public void closed() {
    onClosed.run();
    mailbox.run(() -> {
      closed = true;
      connection.openSubscriptions().forEach(this::perform);
    });
  }

  void on(Input input) {
    mailbox.run(() -> step(input));
  }

  private void step(Input input) {
    if (closed) {
      return;
    }
    try {
      connection.on(input, engine.clock().instant()).forEach(this::perform);
    } catch (RuntimeException fault) {
      LOG.error("a client was cut off by a fault", fault);
      socket.close(1011, "internal error");
      closed();
    }
  }

  private void perform(Effect effect) {
    switch (effect) {
      case Effect.Send(var message) -> {
        engine.meters().count(message);
        socket.send(message);
      }
      case Effect.SendStored(var subscription, var events) -> {
        engine.meters().countStored(events.size());
        events.forEach(json -> socket.sendStored(subscription, json));
      }
      case Effect.Verify verify -> verify(verify);
      case Effect.Store store -> store(store);
      case Effect.Broadcast(var ticket, var event) ->
          engine.fanOut().broadcast(event, () -> on(new Input.Decided(ticket, Verdict.accepted())));
      case Effect.Register(var id, var generation, var filters) ->
          engine
              .fanOut()
              .register(
                  new Subscription(number, id, generation),
                  filters,
                  position -> on(new Input.Registered(id, generation, position)));
      case Effect.Unregister(var id, var generation) -> {
        pages.cancel(generation);
        engine.fanOut().unregister(new Subscription(number, id, generation));
      }
      case Effect.Query(var id, var generation, var filters, var readers, var position) ->
          read(id, generation, engine.reads().find(filters, readers, position));
      case Effect.Fetch(var id, var generation, var positions) ->
          read(id, generation, engine.reads().fetch(positions));
      case Effect.Pull(int frames) -> socket.pull(frames);
      case Effect.Ping() -> socket.ping();
      case Effect.Disconnect(int code, String reason) -> socket.close(code, reason);
    }
  }

  private void verify(Effect.Verify verify) {
    long ticket = verify.ticket();
    if (!engine
        .signatureChecks()
        .check(verify.event(), right -> on(new Input.Verified(ticket, right)))) {
      on(new Input.NotVerified(ticket, BUSY));
    }
  }

  private void store(Effect.Store store) {
    long ticket = store.ticket();
    if (!engine.batcher().offer(store.event(), verdict -> on(new Input.Decided(ticket, verdict)))) {
      on(new Input.Decided(ticket, new Verdict.Refused(BUSY)));
    }
  }

  private void read(String id, long generation, Mono<Answer> answer) {
    pages.add(
        generation,
        answer.doOnNext(come -> mailbox.run(() -> answered(id, generation, come))).then());
  }

  private void answered(String id, long generation, Answer answer) {
    pages.done(generation);
    step(
        switch (answer) {
          case Answer.Found(var page) ->
              new Input.Found(id, generation, page.events(), page.remaining());
          case Answer.Failed(var reason) -> new Input.QueryFailed(id, generation, reason);
        });
  }
}
