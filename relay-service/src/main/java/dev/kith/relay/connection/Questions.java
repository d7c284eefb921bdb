package dev.kith.relay.connection;

import dev.kith.model.event.PublicKey;
import dev.kith.model.message.ClientMessage;
import dev.kith.model.message.Reason;
import dev.kith.model.message.RelayMessage;
import dev.kith.relay.budget.Purse;
import dev.kith.relay.ingest.Verdict;
import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;

/// What one connection asks. Each question is paid for before anything is done for it.
final class Questions {

  private final Purse purse;
  private final Turns turns;
  private final QuestionRules rules;
  private final Subscriptions subscriptions;
  private final Reconciliations reconciliations;
  private final Consumer<Effect> effects;
  private int held;

  Questions(
      Purse purse,
      Turns turns,
      QuestionRules rules,
      Subscriptions subscriptions,
      Reconciliations reconciliations,
      Consumer<Effect> effects) {
    this.purse = purse;
    this.turns = turns;
    this.rules = rules;
    this.subscriptions = subscriptions;
    this.reconciliations = reconciliations;
    this.effects = effects;
  }

  /// A request counts as unanswered until it is registered, so that there are never more of them
  /// under way than frames are taken in.
  void request(Turn turn, ClientMessage.Request request, Instant now) {
    // One that this takes the place of counts no longer.
    subscriptions.close(request.subscription());
    holdSubscriptions(now);
    Reason overdrawn = purse.request(now);
    if (overdrawn != null) {
      subscriptions.refuse(request.subscription(), overdrawn);
    }
    proceed(turn, overdrawn == null && subscriptions.request(request, turn.ticket()));
  }

  /// All frames before it are answered by now and none after it is until this one is, so a client
  /// has one count under way at most.
  void count(Turn turn, ClientMessage.Count count, Instant now) {
    Reason overdrawn = purse.request(now);
    Reason refusal = overdrawn == null ? rules.refusal(count.filters()) : overdrawn;
    if (refusal == null) {
      Set<PublicKey> readers = Set.copyOf(rules.keys());
      effects.accept(new Effect.Count(turn.ticket(), count.question(), count.filters(), readers));
    } else {
      send(new RelayMessage.Closed(count.question(), refusal.text()));
    }
    proceed(turn, refusal == null);
  }

  void reconcile(Turn turn, ClientMessage.NegOpen open, Instant now) {
    Reason overdrawn = purse.request(now);
    if (overdrawn != null) {
      reconciliations.close(open.reconciliation());
      send(new RelayMessage.NegErr(open.reconciliation(), overdrawn.text(), null));
    }
    proceed(turn, overdrawn == null && reconciliations.open(open, turn.ticket(), now));
  }

  void reconcile(Turn turn, ClientMessage.NegMsg message, Instant now) {
    proceed(turn, reconciliations.go(message, turn.ticket(), now));
  }

  /// Has the purse know how many subscriptions are open.
  void holdSubscriptions(Instant now) {
    int more = subscriptions.count() - held;
    if (more != 0) {
      held += more;
      purse.hold(more, now);
    }
  }

  private void proceed(Turn turn, boolean underWay) {
    if (underWay) {
      turns.working(turn);
    } else {
      turn.answer(Verdict.accepted());
    }
  }

  private void send(RelayMessage message) {
    effects.accept(new Effect.Send(message));
  }
}
