package dev.kith.relay.connection;

import dev.kith.model.event.Event;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.WireEvent;
import dev.kith.model.message.ClientMessage;
import dev.kith.model.message.ClientMessage.Malformed;
import dev.kith.model.message.ClientMessage.SessionCommand;
import dev.kith.model.message.Reason;
import dev.kith.model.message.Reason.Prefix;
import dev.kith.model.message.RelayMessage;
import dev.kith.model.message.SessionOptions;
import dev.kith.relay.access.ReadRules;
import dev.kith.relay.access.WriteRules;
import dev.kith.relay.budget.Purse;
import dev.kith.relay.ingest.Admission;
import dev.kith.relay.ingest.Verdict;
import dev.kith.relay.session.Attachment;
import dev.kith.relay.session.FeedInput;
import dev.kith.relay.session.SessionLimits;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One client connection (NIP-01, NIP-42, NIP-45, NIP-77): what it is asked and told, and what it
/// may do.
public final class Connection {

  /// So many frames that cannot be read are refused beyond the budget, so that whoever means well
  /// learns of it. One more is the end.
  private static final int PATIENCE = 100;

  private final ConnectionLimits limits;
  private final Admission admission;
  private final WriteRules writeRules;
  private final Purse purse;
  private final URI relayUrl;

  private final Turns turns = new Turns();
  private final Set<PublicKey> keys = new LinkedHashSet<>();
  private final QuestionRules rules;
  private final Subscriptions subscriptions;
  private final Sessions sessions;
  private final Reconciliations reconciliations;
  private final Questions questions;
  private final Answers answers;
  private final Intake intake;

  private List<Effect> effects = new ArrayList<>();
  private @Nullable Authentication authentication;
  private boolean extended;
  private Instant at = Instant.EPOCH;
  private int quietTicks;
  private int unreadable;
  private boolean disconnected;

  /// @param purse what the client may use
  /// @param relayUrl the URL under which this client knows the relay
  public Connection(
      ConnectionLimits limits,
      SessionLimits sessionLimits,
      Admission admission,
      WriteRules writeRules,
      ReadRules readRules,
      Purse purse,
      URI relayUrl) {
    this.limits = limits;
    this.admission = admission;
    this.writeRules = writeRules;
    this.purse = purse;
    this.relayUrl = relayUrl;
    this.rules = new QuestionRules(limits, readRules, keys);
    this.subscriptions =
        new Subscriptions(limits, rules, this::isExtended, effect -> effects.add(effect));
    this.sessions = new Sessions(sessionLimits, writeRules, rules, effect -> effects.add(effect));
    this.reconciliations =
        new Reconciliations(
            limits,
            rules,
            effect -> effects.add(effect),
            ticket -> turns.answer(ticket, Verdict.accepted()));
    this.questions =
        new Questions(
            purse, turns, rules, subscriptions, reconciliations, effect -> effects.add(effect));
    this.answers = new Answers(subscriptions, reconciliations, this::send);
    this.intake = new Intake(limits);
  }

  public List<Effect> on(Input input, Instant now) {
    effects = new ArrayList<>();
    at = now;
    if (disconnected) {
      if (input instanceof Input.Attached(_, Attachment attachment)) {
        effects.add(new Effect.Detach(attachment, attachment.progress(), true));
      }
      return effects;
    }
    handle(input, now);
    turns.advance(turn -> start(turn, now), this::finish);
    questions.holdSubscriptions(now);
    Effect.Pull pull = intake.pull();
    if (pull != null && !disconnected) {
      effects.add(pull);
    }
    return effects;
  }

  /// What is to be undone when the socket is gone.
  ///
  /// @param lost false if the client said goodbye
  public List<Effect> closed(boolean lost) {
    effects = new ArrayList<>(subscriptions.all());
    effects.addAll(reconciliations.all());
    sessions.detachAll(lost);
    if (!keys.isEmpty()) {
      effects.add(new Effect.Gone(keys, lost));
      keys.clear();
    }
    purse.close(at);
    disconnected = true;
    return effects;
  }

  /// True once the client has shown that it knows extensions of Kith: until then it is sent nothing
  /// beyond the shapes of NIP-01.
  boolean isExtended() {
    return extended;
  }

  private void handle(Input input, Instant now) {
    switch (input) {
      case Input.Opened(String challenge) -> open(challenge);
      case Input.Arrived(ClientMessage message, int bytes) -> arrive(message, bytes, now);
      case Input.Verified(long ticket, boolean right) -> verified(ticket, right);
      case Input.NotVerified(long ticket, Reason reason) ->
          turns.answer(ticket, new Verdict.Refused(reason));
      case Input.Decided(long ticket, Verdict verdict) -> {
        sessions.notAttached(ticket);
        turns.answer(ticket, verdict);
      }
      case Input.Registered registered -> registered(registered);
      case Input.Invited invited -> subscriptions.invited(invited);
      case Input.Found found -> subscriptions.found(found);
      case Input.QueryFailed failed -> queryFailed(failed);
      case Input.Matched matched -> matched(matched);
      case Input.Counted(long ticket, String question, long events, boolean approximate) -> {
        send(new RelayMessage.Count(question, events, approximate));
        turns.answer(ticket, Verdict.accepted());
      }
      case Input.NotCounted(long ticket, String question, Reason reason) -> {
        send(new RelayMessage.Closed(question, reason.text()));
        turns.answer(ticket, Verdict.accepted());
      }
      case Input.Attached(long ticket, var attachment) -> attached(ticket, attachment);
      case Input.Scanned(long generation, var found) -> sessions.toFeed(generation, found);
      case Input.Saved(long generation, long cursor) ->
          sessions.toFeed(generation, new FeedInput.Saved(cursor));
      case Input.Claimed(long generation, var claimed) -> sessions.toFeed(generation, claimed);
      case Input.Settled(long generation, long position) ->
          sessions.toFeed(generation, new FeedInput.Settled(position));
      case Input.Lost(long generation) ->
          sessions.failed(
              generation,
              new Reason(Prefix.ERROR, "its events have gone to other workers, open it again"));
      case Input.Replaced(long generation) -> sessions.replaced(generation);
      case Input.Passed(long position) -> sessions.passed(position);
      case Input.Gathered gathered -> reconciliations.gathered(gathered);
      case Input.Reconciled reconciled -> reconciliations.reconciled(reconciled, now);
      case Input.NotReconciled failure -> reconciliations.failed(failure);
      case Input.Ticked() -> tick(now);
      case Input.RulesChanged() -> look();
      case Input.Stopping() -> disconnect(1001, "the relay stops");
      case Input.Blocked() -> disconnect(1008, "operators keep clients at this address out");
      case Input.Heard() -> quietTicks = 0;
      case Input.Overflowed(long bytes) ->
          disconnect(1008, "slow reader: " + bytes + " bytes wait unread");
    }
  }

  /// Ends what the client is not to read any longer.
  private void look() {
    Reason stranger = rules.refusal();
    if (stranger != null) {
      subscriptions.refuseAll(stranger);
      reconciliations.refuseAll(stranger);
    }
    sessions.refuseStrangers();
  }

  private void open(String challenge) {
    Reason tooMany = purse.connect(at);
    if (tooMany != null) {
      disconnect(1013, tooMany.text());
      return;
    }
    authentication = new Authentication(relayUrl, challenge);
    send(new RelayMessage.Challenge(challenge));
  }

  private void arrive(ClientMessage message, int bytes, Instant now) {
    quietTicks = 0;
    intake.arrived(bytes);
    extended |= Extensions.isUsedBy(message);
    Turn turn = turns.add(message, bytes);
    switch (message) {
      case ClientMessage.Publish(WireEvent event) ->
          check(turn, event.event(), refusal(event, now));
      case ClientMessage.Authenticate(Event event) -> {
        Reason overdrawn = purse.event(now);
        check(turn, event, overdrawn == null ? notProven(event, now) : overdrawn);
      }
      case SessionCommand.Open(_, SessionOptions options) when options.will() != null ->
          check(turn, options.will().event(), refusal(options.will(), now));
      case ClientMessage.Request _,
          ClientMessage.Count _,
          ClientMessage.Close _,
          SessionCommand _,
          ClientMessage.NegOpen _,
          ClientMessage.NegMsg _,
          ClientMessage.NegClose _ -> {}
      case Malformed _ -> spend(turn, now);
    }
  }

  private void spend(Turn turn, Instant now) {
    Reason overdrawn = purse.unreadable(now);
    if (overdrawn != null) {
      turn.answer(new Verdict.Refused(overdrawn));
      if (++unreadable > PATIENCE) {
        disconnect(1008, "rate-limited: too many frames that cannot be read");
      }
    }
  }

  private @Nullable Reason refusal(WireEvent event, Instant now) {
    Reason overdrawn = purse.event(now);
    return overdrawn == null ? admission.refusal(event, now) : overdrawn;
  }

  private void check(Turn turn, Event event, @Nullable Reason refusal) {
    if (refusal != null) {
      turn.answer(new Verdict.Refused(refusal));
    } else {
      turns.check(turn);
      effects.add(new Effect.Verify(turn.ticket(), event));
    }
  }

  private @Nullable Reason notProven(Event event, Instant now) {
    return authentication == null
        ? new Reason(Prefix.ERROR, "there is no challenge yet")
        : authentication.refusal(event, now);
  }

  private void verified(long ticket, boolean right) {
    if (right) {
      turns.ready(ticket);
    } else {
      turns.answer(ticket, Verdict.forged());
    }
  }

  /// Starts the work on a frame whose turn it is.
  private void start(Turn turn, Instant now) {
    switch (turn.message()) {
      case ClientMessage.Publish(WireEvent event) -> publish(turn, event);
      case ClientMessage.Authenticate(Event event) -> turn.answer(authenticate(event.pubkey()));
      case ClientMessage.Request request -> questions.request(turn, request, now);
      case ClientMessage.Count count -> questions.count(turn, count, now);
      case ClientMessage.Close(String subscription) -> {
        subscriptions.close(subscription);
        turn.answer(Verdict.accepted());
      }
      case SessionCommand command -> {
        Verdict verdict = session(command, turn.ticket());
        if (verdict == null) {
          turns.working(turn);
        } else {
          turn.answer(verdict);
        }
      }
      case ClientMessage.NegOpen open -> questions.reconcile(turn, open, now);
      case ClientMessage.NegMsg message -> questions.reconcile(turn, message, now);
      case ClientMessage.NegClose(String id) -> {
        reconciliations.close(id);
        turn.answer(Verdict.accepted());
      }
      case Malformed(_, Reason reason) -> turn.answer(new Verdict.Refused(reason));
    }
  }

  private void publish(Turn turn, WireEvent event) {
    switch (Clearance.of(event.event(), purse, writeRules, keys, at)) {
      case Clearance.Refused(Reason reason) -> turn.answer(new Verdict.Refused(reason));
      case Clearance.Entry() -> work(turn, new Effect.Enter(turn.ticket(), event.event()));
      case Clearance.Ephemeral() -> work(turn, new Effect.Broadcast(turn.ticket(), event));
      case Clearance.Stored() -> work(turn, new Effect.Store(turn.ticket(), event));
    }
  }

  private void work(Turn turn, Effect effect) {
    turns.working(turn);
    effects.add(effect);
  }

  /// Opening and polling let the log be looked through, as a request does.
  private @Nullable Verdict session(SessionCommand command, long ticket) {
    boolean looks =
        command instanceof SessionCommand.Open || command instanceof SessionCommand.Poll;
    Reason overdrawn = looks ? purse.request(at) : null;
    return overdrawn == null ? sessions.start(command, ticket) : new Verdict.Refused(overdrawn);
  }

  private void attached(long ticket, Attachment attachment) {
    turns.answer(ticket, Verdict.accepted());
    sessions.attached(ticket, attachment);
  }

  private void matched(Input.Matched matched) {
    if (!sessions.matched(matched)) {
      subscriptions.matched(matched);
    }
  }

  private void queryFailed(Input.QueryFailed failed) {
    if (!sessions.failed(failed.generation(), failed.reason())) {
      subscriptions.failed(failed);
    }
  }

  private void registered(Input.Registered registered) {
    if (sessions.registered(registered.generation(), registered.position())) {
      return;
    }
    turns.answer(registered.generation(), Verdict.accepted());
    subscriptions.registered(registered);
  }

  private Verdict authenticate(PublicKey key) {
    if (!keys.contains(key) && keys.size() >= limits.keys()) {
      return Verdict.refused(
          Prefix.RESTRICTED, "at most " + limits.keys() + " keys on one connection");
    }
    Reason overdrawn = purse.authenticate(key, at);
    if (overdrawn != null) {
      return new Verdict.Refused(overdrawn);
    }
    if (keys.add(key)) {
      effects.add(new Effect.Proved(key));
    }
    return Verdict.accepted();
  }

  /// Comes for each frame when all before it are answered.
  private void finish(Turn turn, Verdict verdict) {
    intake.answered(turn.bytes());
    answers.tell(turn.message(), verdict);
  }

  private void tick(Instant now) {
    reconciliations.endIdle(now);
    quietTicks++;
    if (quietTicks > 2 && !intake.isShut()) {
      disconnect(1001, "no sign of life for " + limits.heartbeat().multipliedBy(2));
    } else {
      effects.add(new Effect.Ping());
    }
  }

  private void disconnect(int code, String reason) {
    disconnected = true;
    effects.add(new Effect.Disconnect(code, reason));
  }

  private void send(RelayMessage message) {
    effects.add(new Effect.Send(message));
  }
}
