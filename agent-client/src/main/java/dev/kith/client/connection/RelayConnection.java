package dev.kith.client.connection;

import dev.kith.model.message.RelayMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/// The client's side of one relay, over as many sockets as it takes.
///
/// After the socket opens it waits a moment for a challenge and answers it before anything else is
/// said, because a relay hides what is addressed to a key from those who have not proved it. Owned
/// by one thread.
public final class RelayConnection {

  /// How long a relay that will challenge us may take to do so.
  static final Duration CHALLENGE_PATIENCE = Duration.ofMillis(250);

  static final Duration PROOF_PATIENCE = Duration.ofSeconds(5);

  /// Silence after which the relay is pinged, and how long the pong may take.
  static final Duration QUIET = Duration.ofSeconds(20);

  static final Duration PONG_PATIENCE = Duration.ofSeconds(10);

  /// A connection that lived this long was a good one, and the next attempt is not delayed for the
  /// sake of earlier ones. Of one that brought an answer before it broke, most of them are
  /// forgiven.
  private static final Duration STABLE = Duration.ofSeconds(10);

  /// A relay that restarts is away for seconds, and agents are to be back soon after it.
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

  private enum Phase {
    IDLE,
    CONNECTING,
    GREETING,
    READY,
    BACKING_OFF,
    OVER
  }

  private final ConnectionPolicy policy;
  private final Backoff backoff;
  private final Authentication authentication;
  private final Outbox outbox;
  private final Subscriptions subscriptions;
  private final Sessions sessions;

  private Phase phase = Phase.IDLE;
  private int socket;
  private boolean everConnected;
  private boolean answered;
  private Instant connectedAt = Instant.MIN;
  private Instant heardAt = Instant.MIN;
  private String trouble = "not connected yet";

  /// @param random for the jitter of pauses
  public RelayConnection(ConnectionPolicy policy, RandomGenerator random) {
    this.policy = policy;
    this.backoff = new Backoff(random, LONGEST_PAUSE);
    this.authentication = new Authentication(policy.authenticates());
    this.outbox = new Outbox(authentication);
    this.subscriptions = new Subscriptions(authentication, random);
    this.sessions = new Sessions(authentication, random);
  }

  /// Takes one input and says what is to be done.
  public List<Effect> on(Input input, Instant now) {
    Turn turn = new Turn(now);
    if (phase == Phase.OVER) {
      tooLate(input, turn);
      return turn.effects();
    }
    switch (input) {
      case Input.Open() -> dial(Phase.IDLE, turn);
      case Input.Close() -> close(turn);
      case Input.Connected() -> greet(turn);
      case Input.Lost(String why) -> lost(why, turn);
      case Input.Heard() -> heardAt = now;
      case Input.Received(RelayMessage message) -> received(message, turn);
      case Input.Signed(String challenge, var proofs) ->
          authentication.signed(challenge, proofs, turn);
      case Input.Publish(var event, Instant deadline) -> outbox.publish(event, deadline, turn);
      case Input.Subscribe subscribe -> subscriptions.subscribe(subscribe, turn);
      case Input.Unsubscribe(String id) -> subscriptions.unsubscribe(id, turn);
      case Input.Hold(String id) -> subscriptions.hold(id, turn);
      case Input.Release(String id) -> subscriptions.release(id, turn);
      case Input.Attach attach -> sessions.attach(attach, turn);
      case Input.Poll poll -> sessions.poll(poll, turn);
      case Input.Acknowledge acknowledge -> sessions.acknowledge(acknowledge, turn);
      case Input.Leave(String session) -> sessions.leave(session);
      case Input.TimerFired(Timer timer) -> fired(timer, turn);
    }
    return turn.effects();
  }

  private void received(RelayMessage message, Turn turn) {
    if (phase != Phase.GREETING && phase != Phase.READY) {
      return;
    }
    heardAt = turn.now();
    answered |= isAnswer(message);
    switch (message) {
      case RelayMessage.Delivery delivery -> subscriptions.delivered(delivery, turn);
      case RelayMessage.EndOfStored(String name, _) -> subscriptions.endOfStored(name, turn);
      case RelayMessage.Closed closed -> subscriptions.closed(closed, turn);
      case RelayMessage.Ok ok -> okay(ok, turn);
      case RelayMessage.Challenge(String challenge) -> challenged(challenge, turn);
      // The client asks for no counts.
      case RelayMessage.Count _ -> {}
      case RelayMessage.Notice(String text) -> turn.tell(Report.Subject.NOTICE, text);
      case RelayMessage.SessionNews news -> sessions.on(news, turn);
      case RelayMessage.NegMsg _, RelayMessage.NegErr _ ->
          turn.tell(Report.Subject.UNASKED, "an answer to a reconciliation, and there is none");
      case RelayMessage.Unknown(String problem) -> turn.tell(Report.Subject.UNREADABLE, problem);
    }
  }

  /// True if the relay did what it was asked to. A relay that turns everybody away says a challenge
  /// and perhaps a reason, and is not to be asked all the more.
  private static boolean isAnswer(RelayMessage message) {
    return message instanceof RelayMessage.Ok ok
        ? ok.accepted()
        : message instanceof RelayMessage.EndOfStored
            || message instanceof RelayMessage.SessionNews.Opened;
  }

  private void fired(Timer timer, Turn turn) {
    switch (timer) {
      case Timer.Reconnect(int of) when of == socket -> dial(Phase.BACKING_OFF, turn);
      case Timer.Greeting(int of, boolean challenged) when of == socket ->
          greetingOver(challenged, turn);
      case Timer.KeepAlive(int of) when of == socket -> keepAlive(turn);
      case Timer.Overdue() -> outbox.overdue(trouble, turn);
      case Timer.Reopen reopen -> subscriptions.reopen(reopen, turn);
      case Timer.OfSession session -> sessions.timeUp(session, turn);
      case Timer.Reconnect _, Timer.Greeting _, Timer.KeepAlive _ -> {
        // Set for a socket that is gone.
      }
    }
  }

  private void dial(Phase expected, Turn turn) {
    if (phase == expected) {
      phase = Phase.CONNECTING;
      turn.add(new Effect.Connect());
    }
  }

  private void greet(Turn turn) {
    if (phase != Phase.CONNECTING) {
      return;
    }
    phase = Phase.GREETING;
    everConnected = true;
    answered = false;
    trouble = "the relay has not finished its greeting";
    connectedAt = turn.now();
    heardAt = turn.now();
    turn.schedule(new Timer.KeepAlive(socket), QUIET);
    if (policy.authenticates()) {
      turn.schedule(new Timer.Greeting(socket, false), CHALLENGE_PATIENCE);
    } else {
      ready(turn);
    }
  }

  private void challenged(String challenge, Turn turn) {
    authentication.challenged(challenge, turn);
    if (phase == Phase.GREETING) {
      turn.schedule(new Timer.Greeting(socket, true), PROOF_PATIENCE);
    }
  }

  private void greetingOver(boolean challenged, Turn turn) {
    boolean waiting = authentication.state() == Authentication.State.UNDER_WAY;
    if (phase != Phase.GREETING || (waiting && !challenged)) {
      return;
    }
    if (waiting) {
      turn.tell(Report.Subject.AUTHENTICATION, "the relay did not answer our proof of a key");
    }
    ready(turn);
  }

  private void okay(RelayMessage.Ok ok, Turn turn) {
    if (!authentication.answered(ok, turn)) {
      outbox.answered(ok, turn);
      return;
    }
    if (authentication.state() == Authentication.State.UNDER_WAY) {
      return;
    }
    if (phase == Phase.GREETING) {
      ready(turn);
    } else if (authentication.state() == Authentication.State.ACCEPTED) {
      subscriptions.authenticated(turn);
      sessions.authenticated(turn);
      outbox.authenticated(turn);
    } else {
      subscriptions.notAuthenticated(turn);
      sessions.notAuthenticated(turn);
      outbox.notAuthenticated(turn);
    }
  }

  private void ready(Turn turn) {
    phase = Phase.READY;
    trouble = "too many events are without an answer";
    turn.tell(Report.Subject.READY, "connected");
    subscriptions.connected(turn);
    sessions.connected(turn);
    outbox.connected(turn);
  }

  private void keepAlive(Turn turn) {
    Duration quiet = Duration.between(heardAt, turn.now());
    if (quiet.compareTo(QUIET.plus(PONG_PATIENCE)) >= 0) {
      String why = "nothing was heard for %d seconds".formatted(quiet.toSeconds());
      turn.add(new Effect.Disconnect(why));
      lost(why, turn);
    } else if (quiet.compareTo(QUIET) >= 0) {
      turn.add(new Effect.Ping());
      turn.schedule(new Timer.KeepAlive(socket), PONG_PATIENCE);
    } else {
      turn.schedule(new Timer.KeepAlive(socket), QUIET.minus(quiet));
    }
  }

  private void lost(String why, Turn turn) {
    if (phase == Phase.IDLE || phase == Phase.BACKING_OFF) {
      return;
    }
    boolean stable = phase == Phase.READY && !connectedAt.plus(STABLE).isAfter(turn.now());
    disconnected(why, turn);
    if (!everConnected && !policy.insistent()) {
      giveUp(why, turn);
      return;
    }
    if (stable) {
      backoff.reset();
    } else if (answered) {
      backoff.ease();
    }
    phase = Phase.BACKING_OFF;
    turn.tell(Report.Subject.LOST, why);
    turn.schedule(new Timer.Reconnect(socket), backoff.next());
  }

  private void close(Turn turn) {
    if (phase == Phase.CONNECTING || phase == Phase.GREETING || phase == Phase.READY) {
      turn.add(new Effect.Disconnect("the client was closed"));
    }
    disconnected("the client was closed", turn);
    giveUp("the client was closed", turn);
  }

  private void disconnected(String why, Turn turn) {
    socket++;
    trouble = why;
    authentication.forget();
    outbox.disconnected();
    subscriptions.disconnected(turn);
    sessions.disconnected();
  }

  private void giveUp(String why, Turn turn) {
    phase = Phase.OVER;
    turn.tell(Report.Subject.GAVE_UP, why);
    outbox.giveUp(why, turn);
    subscriptions.giveUp(why, turn);
    sessions.giveUp(why, turn);
  }

  private void tooLate(Input input, Turn turn) {
    if (input instanceof Input.Publish(var event, _)) {
      turn.add(new Effect.Settle(event.id(), new Verdict.Unanswered(trouble)));
    } else if (input instanceof Input.Subscribe(String id, _, _)) {
      turn.add(new Effect.Ended(id, new Verdict.Unanswered(trouble)));
    } else if (input instanceof Input.Attach(String session, _, _)) {
      turn.add(new Effect.Detached(session, new Verdict.Unanswered(trouble)));
    }
  }
}
