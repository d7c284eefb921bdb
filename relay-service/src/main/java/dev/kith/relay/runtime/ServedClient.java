package dev.kith.relay.runtime;

import dev.kith.model.event.WireEvent;
import dev.kith.model.message.ClientMessage;
import dev.kith.model.message.Reason;
import dev.kith.model.message.Reason.Prefix;
import dev.kith.model.message.SessionOptions;
import dev.kith.relay.connection.Connection;
import dev.kith.relay.connection.Effect;
import dev.kith.relay.connection.Input;
import dev.kith.relay.ingest.Verdict;
import dev.kith.relay.runtime.Reads.Answer;
import dev.kith.relay.session.FeedInput;
import dev.kith.relay.session.SessionId;
import dev.kith.relay.store.EventCounts.Tally;
import dev.kith.relay.store.Page;
import dev.kith.relay.subscription.Subscription;
import dev.kith.relay.websocket.ClientListener;
import dev.kith.relay.websocket.ClientSocket;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/// One client as it is served: its state machine, what the machine asks for, and the mailbox that
/// owns both.
final class ServedClient implements ClientListener {

  private static final Logger LOG = LoggerFactory.getLogger(ServedClient.class);

  private static final Reason NO_INVITE =
      new Reason(Prefix.ERROR, "no invite can be made now, try again later");

  private final long number;
  private final Connection connection;
  private final ClientSocket socket;
  private final Engine engine;
  private final String challenge;
  private final Runnable onClosed;
  private final Mailbox mailbox = new Mailbox();
  private final PageQueue pages;
  private final Demands demands;
  private final ClientReconciliations reconciliations;
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
    this.demands = new Demands(socket::hasRoom, engine.sessions());
    this.reconciliations = new ClientReconciliations(engine.reconciler(), this::on);
  }

  @Nullable String address() {
    return socket.address();
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
    mailbox.run(() -> {
      pages.advance();
      demands.pass();
    });
  }

  @Override
  public void overflowed(long bytes) {
    on(new Input.Overflowed(bytes));
  }

  @Override
  public void closed(boolean lost) {
    onClosed.run();
    mailbox.run(() -> {
      closed = true;
      connection.closed(lost).forEach(this::perform);
    });
  }

  /// @param position where the event stands in the log, 0 if it is ephemeral
  void deliver(Subscription subscription, WireEvent event, long position) {
    on(
        new Input.Matched(
            subscription.id(), subscription.generation(), event, position, socket.hasRoom()));
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
      closed(true);
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
      case Effect.Store(long ticket, var event) ->
          engine.store(event, verdict -> on(new Input.Decided(ticket, verdict)));
      case Effect.Broadcast(long ticket, var event) ->
          engine.broadcast(event, verdict -> on(new Input.Decided(ticket, verdict)));
      case Effect.Enter(long ticket, var request) ->
          engine
              .membership()
              .enter(request)
              .subscribe(verdict -> on(new Input.Decided(ticket, verdict)));
      case Effect.Register(var id, var generation, var filters) ->
          engine
              .fanOut()
              .register(
                  new Subscription(number, id, generation),
                  filters,
                  position -> on(new Input.Registered(id, generation, position)));
      case Effect.Invite(var id, var generation, var inviter, long position) ->
          engine
              .membership()
              .invited(inviter)
              .subscribe(
                  event -> on(new Input.Invited(id, generation, event, position)),
                  fault -> {
                    LOG.error("no invite can be made now: {}", fault.toString());
                    on(new Input.QueryFailed(id, generation, NO_INVITE));
                  });
      case Effect.Unregister(var id, var generation) -> {
        pages.cancel(generation);
        engine.fanOut().unregister(new Subscription(number, id, generation));
      }
      case Effect.Query(
              var id,
              var generation,
              var filters,
              var readers,
              var position,
              var hinted) ->
          read(id, generation, engine.reads().find(address(), filters, readers, position, hinted));
      case Effect.Fetch(var id, var generation, var positions) ->
          read(id, generation, engine.reads().fetch(address(), positions));
      case Effect.Attach(long ticket, var session, var options) ->
          attaching(session, options)
              .subscribe(outcome -> mailbox.run(() -> attached(ticket, outcome)));
      case Effect.Scan(long generation, var reader, var filters, long after, int most) ->
          pages.add(
              generation,
              engine
                  .readAhead()
                  .scan(new ReadAhead.Place(number, generation), reader, filters, after, most)
                  .doOnNext(come -> mailbox.run(() -> scanned(generation, come)))
                  .then());
      case Effect.SendEntry(var session, var entry, boolean again) -> {
        engine.meters().countStored(1);
        socket.sendEntry(session, entry.position(), entry.json(), again);
      }
      case Effect.SaveProgress(long generation, var attachment, var progress, var receipts) ->
          engine.sessions().save(attachment, progress, receipts, saving(generation));
      case Effect.Want want -> demands.add(want);
      case Effect.Settle(long _, var attachment, long position) ->
          engine.sessions().settle(attachment, position);
      case Effect.Detach(var attachment, var progress, boolean lost) ->
          engine.sessions().detach(attachment, progress, lost);
      case Effect.EndSession(long ticket, var session) ->
          engine
              .sessions()
              .end(session)
              .subscribe(verdict -> on(new Input.Decided(ticket, verdict)));
      case Effect.Count(var ticket, var question, var filters, var readers) ->
          engine
              .reads()
              .count(address(), filters, readers)
              .subscribe(answer -> on(counted(ticket, question, answer)));
      case Effect.Gather gather -> reconciliations.gather(gather);
      case Effect.Reconcile reconcile -> reconciliations.reconcile(reconcile);
      case Effect.Discard(var generation) -> reconciliations.discard(generation);
      case Effect.Proved(var key) -> engine.links().came(key);
      case Effect.Gone(var keys, boolean lost) -> engine.links().left(keys, lost);
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
      on(new Input.NotVerified(ticket, Engine.BUSY.reason()));
    }
  }

  private Mono<SessionKeeper.Outcome> attaching(
      SessionId session, @Nullable SessionOptions options) {
    return options == null
        ? engine.sessions().take(session)
        : engine.sessions().open(session, options, socket.address());
  }

  /// A session that comes when its connection has gone is let go again.
  private void attached(long ticket, SessionKeeper.Outcome outcome) {
    switch (outcome) {
      case SessionKeeper.Outcome.Done(var attachment) when closed ->
          engine.sessions().detach(attachment, attachment.progress(), true);
      case SessionKeeper.Outcome.Done(var attachment) -> {
        if (attachment.id().isShared()) {
          engine.sessions().works(attachment, working(ticket));
        } else {
          engine.sessions().holds(attachment, () -> on(new Input.Replaced(ticket)));
        }
        step(new Input.Attached(ticket, attachment));
      }
      case SessionKeeper.Outcome.Refused(Reason reason) ->
          step(new Input.Decided(ticket, new Verdict.Refused(reason)));
    }
  }

  private void scanned(long generation, Answer<FeedInput.Scanned> answer) {
    pages.done(generation);
    step(
        switch (answer) {
          case Answer.Found<FeedInput.Scanned>(var found) -> new Input.Scanned(generation, found);
          case Answer.Failed<FeedInput.Scanned>(Reason reason) ->
              new Input.QueryFailed("", generation, reason);
        });
  }

  private ProgressSaver.Outcome saving(long generation) {
    return new ProgressSaver.Outcome() {
      @Override
      public void saved(long cursor) {
        on(new Input.Saved(generation, cursor));
      }

      @Override
      public void takenOver() {
        on(new Input.Replaced(generation));
      }
    };
  }

  private Shares.Worker working(long generation) {
    return new Shares.Worker() {
      @Override
      public void claimed(FeedInput.Claimed claimed) {
        on(new Input.Claimed(generation, claimed));
      }

      @Override
      public void settled(long position) {
        on(new Input.Settled(generation, position));
      }

      @Override
      public void lost() {
        on(new Input.Lost(generation));
      }

      @Override
      public void ended() {
        on(new Input.Replaced(generation));
      }
    };
  }

  private static Input counted(long ticket, String question, Answer<Tally> answer) {
    return switch (answer) {
      case Answer.Found<Tally>(Tally(long events, boolean approximate)) ->
          new Input.Counted(ticket, question, events, approximate);
      case Answer.Failed<Tally>(Reason reason) -> new Input.NotCounted(ticket, question, reason);
    };
  }

  private void read(String id, long generation, Mono<Answer<Page>> answer) {
    pages.add(
        generation,
        answer.doOnNext(come -> mailbox.run(() -> answered(id, generation, come))).then());
  }

  private void answered(String id, long generation, Answer<Page> answer) {
    pages.done(generation);
    step(
        switch (answer) {
          case Answer.Found<Page>(Page page) ->
              new Input.Found(id, generation, page.events(), page.remaining(), page.completeness());
          case Answer.Failed<Page>(Reason reason) -> new Input.QueryFailed(id, generation, reason);
        });
  }
}
