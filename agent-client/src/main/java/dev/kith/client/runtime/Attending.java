package dev.kith.client.runtime;

import dev.kith.client.connection.Effect;
import dev.kith.client.connection.Input;
import dev.kith.client.connection.Verdict;
import dev.kith.client.session.FreshMemory;
import dev.kith.client.session.Handling;
import dev.kith.client.session.Round;
import dev.kith.client.session.SessionMemory;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import dev.kith.model.event.WireEvent;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import reactor.core.publisher.Sinks;

/// One durable session at all relays, and the handler that its events are brought to. All of it on
/// the loop, but for the handler and the memory, which may block.
final class Attending {

  /// Of the time that there is, a fifth may go for gathering and a fifth is left to end in.
  private static final int PARTS = 5;

  private final Attendance attendance;
  private final Loop loop;
  private final SessionMemory memory;
  private final EventHandler handler;
  private final Executor worker;
  private final Consumer<News> news;
  private final Sinks.One<Attended> result;
  private final Handling<URI> handling;
  private final Map<URI, RelayLink> links = new HashMap<>();
  private final Round<URI> round;
  private boolean refused;
  private boolean saidLive;
  private boolean over;

  /// Whether the handler, or what keeps what it could not handle, is at work.
  private boolean inHand;

  /// @param desk whose memory is left as it is by who only looks
  /// @param result fails with [SubscriptionFailed] if no relay serves the session
  Attending(
      Attendance attendance,
      List<RelayLink> toRelays,
      Loop loop,
      Desk desk,
      EventHandler handler,
      Sinks.One<Attended> result,
      Consumer<News> news) {
    this.attendance = attendance;
    this.loop = loop;
    this.memory = attendance.acknowledges() ? desk.memory() : new FreshMemory();
    this.handler = handler;
    this.worker = desk.thread();
    this.result = result;
    this.news = news;
    this.handling =
        attendance.within() == null
            ? new Handling<>(this.memory, attendance.retries())
            : Handling.urgentFirst(this.memory, attendance.retries());
    toRelays.forEach(link -> links.put(link.relay(), link));
    this.round =
        new Round<>(
            links.keySet(), attendance.follows(), attendance.acknowledges(), attendance.limit());
  }

  String session() {
    return attendance.session();
  }

  void start() {
    Input attach = new Input.Attach(session(), attendance.options(), round.firstPoll());
    links.values().forEach(link -> link.on(attach));
    Duration within = attendance.within();
    if (within != null) {
      limit(within);
    }
  }

  private void limit(Duration within) {
    Instant now = loop.now();
    Duration part = within.dividedBy(PARTS);
    loop.at(now.plus(part), () -> on(new Handling.Input.Gathered<>()));
    loop.at(
        now.plus(within).minus(part),
        () -> {
          round.enough();
          goOn();
        });
    loop.at(now.plus(within), this::enough);
  }

  void on(RelayLink link, Effect.OfSession effect) {
    URI relay = link.relay();
    switch (effect) {
      case Effect.Attached _ -> round.attached(relay);
      case Effect.Entrust(_, WireEvent event, _) ->
          on(new Handling.Input.Entrusted<>(relay, event.event()));
      case Effect.Reached(_, boolean end) -> round.reached(relay, end);
      case Effect.Confirmed _ -> round.confirmed(relay);
      case Effect.Detached(_, Verdict verdict) -> failed(relay, verdict);
    }
    if (attendance.within() != null && round.hasAnswered()) {
      on(new Handling.Input.Gathered<>());
    }
    goOn();
  }

  /// Nothing more is wanted.
  void stop() {
    over = true;
    Input leave = new Input.Leave(session());
    links.values().forEach(link -> link.on(leave));
  }

  private void failed(URI relay, Verdict verdict) {
    refused |= verdict instanceof Verdict.Refused;
    String why =
        switch (verdict) {
          case Verdict.Refused(String reason) -> reason;
          case Verdict.Unanswered(String reason) -> reason;
          case Verdict.Accepted _ -> throw new IllegalArgumentException("no end: " + verdict);
        };
    round.failed(relay, why);
    tell("the session %s at %s is over: %s".formatted(session(), relay, why));
  }

  private void on(Handling.Input<URI> input) {
    if (!over) {
      handling.on(input, loop.now()).forEach(this::carryOut);
    }
  }

  private void carryOut(Handling.Effect<URI> effect) {
    switch (effect) {
      case Handling.Effect.Handle<URI>(Event event, int attempt) -> {
        if (!round.isLimitReached()) {
          inHand = true;
          worker.execute(() -> handle(event));
        }
      }
      case Handling.Effect.Bury<URI>(Event event, int attempts, String why) -> {
        tell("gave up event %s after %d attempts: %s".formatted(event.id(), attempts, why));
        inHand = true;
        worker.execute(() -> bury(event, attempts, why));
      }
      case Handling.Effect.Acknowledge<URI>(URI relay, EventId id) -> acknowledge(relay, id);
      case Handling.Effect.Schedule<URI>(EventId id, Instant at, int failed, String why) -> {
        tell("event %s was not handled, attempt %d: %s".formatted(id, failed, why));
        loop.at(at, () -> on(new Handling.Input.TimeUp<>(id)));
      }
    }
  }

  private void acknowledge(URI relay, EventId id) {
    RelayLink link = links.get(relay);
    if (attendance.acknowledges() && link != null) {
      round.acknowledged(relay);
      link.on(new Input.Acknowledge(session(), id));
    }
  }

  private void handle(Event event) {
    EventId id = event.id();
    EventId said;
    try {
      said = handler.handle(event, memory);
    } catch (CancellationException enough) {
      loop.execute(this::enough);
      return;
    } catch (Exception failure) {
      String message = failure.getMessage();
      String why = message == null ? failure.getClass().getSimpleName() : message;
      loop.execute(() -> {
        inHand = false;
        on(new Handling.Input.Failed<>(id, why));
        goOn();
      });
      return;
    } catch (Error fault) {
      // Nothing that another attempt would mend.
      loop.execute(() -> fail(fault));
      return;
    }
    remember(
        id,
        () -> {
          if (!said.equals(id)) {
            memory.handled(said);
          }
          memory.handled(id);
        });
  }

  private void bury(Event event, int attempts, String why) {
    remember(
        event.id(),
        () -> {
          memory.bury(event, attempts, why);
          memory.handled(event.id());
        });
  }

  /// Where nothing can be remembered nothing may be acknowledged, and to go on makes no sense.
  private void remember(EventId id, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException trouble) {
      loop.execute(() -> fail(trouble));
      return;
    }
    loop.execute(() -> {
      inHand = false;
      round.handled();
      on(new Handling.Input.Done<>(id));
      goOn();
    });
  }

  private void goOn() {
    if (over) {
      return;
    }
    boolean idle = handling.isIdle();
    Input poll = new Input.Poll(session(), round.nextPoll());
    round
        .toPoll(idle)
        .forEach(relay -> {
          RelayLink link = links.get(relay);
          if (link != null) {
            link.on(poll);
          }
        });
    if (round.isOver(idle) && !inHand) {
      end();
    } else if (attendance.follows() && !saidLive && round.isCaughtUp()) {
      saidLive = true;
      news.accept(new News.Live());
    }
  }

  private void end() {
    String failure = round.failure();
    if (failure == null || round.isLimitReached()) {
      enough();
    } else {
      fail(new SubscriptionFailed(failure, refused));
    }
  }

  private void enough() {
    if (!over) {
      over = true;
      boolean more = attendance.within() == null ? round.hasMore() : !isDrained();
      var _ = result.tryEmitValue(new Attended(round.count(), more));
    }
  }

  private boolean isDrained() {
    return handling.isIdle() && round.isCaughtUp();
  }

  private void fail(Throwable failure) {
    if (!over) {
      over = true;
      var _ = result.tryEmitError(failure);
    }
  }

  private void tell(String sentence) {
    news.accept(new News.Incident(sentence));
  }
}
