package dev.kith.relay.connection;

import dev.kith.model.message.ClientMessage.NegMsg;
import dev.kith.model.message.ClientMessage.NegOpen;
import dev.kith.model.message.Reason;
import dev.kith.model.message.Reason.Prefix;
import dev.kith.model.message.RelayMessage;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// The reconciliations of one connection (NIP-77). Their ids have nothing to do with those of
/// subscriptions. A frame is answered before the next one of the connection is looked at, so there
/// is work on one of them at a time.
final class Reconciliations {

  /// In the words of strfry, which clients look for.
  private static final Reason UNKNOWN = new Reason(Prefix.CLOSED, "unknown subscription handle");

  private final ConnectionLimits limits;
  private final QuestionRules rules;
  private final Consumer<Effect> effects;
  private final LongConsumer answered;
  private final Map<String, OpenReconciliation> open = new HashMap<>();

  /// @param answered told the ticket of a frame whose answer is sent
  Reconciliations(
      ConnectionLimits limits,
      QuestionRules rules,
      Consumer<Effect> effects,
      LongConsumer answered) {
    this.limits = limits;
    this.rules = rules;
    this.effects = effects;
    this.answered = answered;
  }

  /// Opens a reconciliation in the place of one with the same id.
  ///
  /// @return false if it was refused
  boolean open(NegOpen frame, long ticket, Instant now) {
    String id = frame.reconciliation();
    close(id);
    Reason refusal = refusal(frame);
    if (refusal != null) {
      send(new RelayMessage.NegErr(id, refusal.text(), null));
      return false;
    }
    open.put(id, new OpenReconciliation(ticket, frame.message(), now));
    effects.accept(new Effect.Gather(id, ticket, frame.filter(), Set.copyOf(rules.keys())));
    return true;
  }

  /// Goes on with one.
  ///
  /// @return false if there is none
  boolean go(NegMsg frame, long ticket, Instant now) {
    String id = frame.reconciliation();
    OpenReconciliation reconciliation = open.get(id);
    if (reconciliation == null) {
      send(new RelayMessage.NegErr(id, UNKNOWN.text(), null));
      return false;
    }
    reconciliation.asked(ticket, now);
    effects.accept(new Effect.Reconcile(id, reconciliation.generation(), frame.message()));
    return true;
  }

  void close(String id) {
    OpenReconciliation reconciliation = open.remove(id);
    if (reconciliation != null) {
      effects.accept(new Effect.Discard(reconciliation.generation()));
    }
  }

  void gathered(Input.Gathered input) {
    OpenReconciliation reconciliation = current(input.reconciliation(), input.generation());
    if (reconciliation != null) {
      effects.accept(
          new Effect.Reconcile(input.reconciliation(), input.generation(), reconciliation.first()));
    }
  }

  void reconciled(Input.Reconciled input, Instant now) {
    OpenReconciliation reconciliation = current(input.reconciliation(), input.generation());
    if (reconciliation != null) {
      send(new RelayMessage.NegMsg(input.reconciliation(), input.message()));
      answered.accept(reconciliation.ticket());
      reconciliation.answered(now);
    }
  }

  void failed(Input.NotReconciled failure) {
    OpenReconciliation reconciliation = current(failure.reconciliation(), failure.generation());
    if (reconciliation != null) {
      refuse(failure.reconciliation(), failure.reason(), failure.mostEvents());
      answered.accept(reconciliation.ticket());
    }
  }

  /// Ends those that the client seems to have forgotten: each holds memory of the relay.
  void endIdle(Instant now) {
    Instant since = now.minus(limits.reconciliationIdle());
    List<String> idle =
        open.entrySet().stream()
            .filter(entry -> entry.getValue().isIdleSince(since))
            .map(Map.Entry::getKey)
            .toList();
    Reason reason = new Reason(Prefix.CLOSED, "no message for " + limits.reconciliationIdle());
    idle.forEach(id -> refuse(id, reason, null));
  }

  List<Effect.Discard> all() {
    return open.values().stream()
        .map(reconciliation -> new Effect.Discard(reconciliation.generation()))
        .toList();
  }

  private @Nullable Reason refusal(NegOpen frame) {
    if (open.size() >= limits.reconciliations()) {
      return new Reason(
          Prefix.RATE_LIMITED, "at most " + limits.reconciliations() + " open reconciliations");
    }
    if (frame.filter().search() != null) {
      return Reason.unsupported("what a search finds cannot be reconciled");
    }
    return rules.refusal(List.of(frame.filter()));
  }

  /// Ends all of them; a frame of one that is under way is answered by that.
  void refuseAll(Reason reason) {
    List.copyOf(open.entrySet())
        .forEach(entry -> {
          refuse(entry.getKey(), reason, null);
          answered.accept(entry.getValue().ticket());
        });
  }

  private void refuse(String id, Reason reason, @Nullable Long mostEvents) {
    close(id);
    send(new RelayMessage.NegErr(id, reason.text(), mostEvents));
  }

  private @Nullable OpenReconciliation current(String id, long generation) {
    OpenReconciliation reconciliation = open.get(id);
    return reconciliation != null && reconciliation.generation() == generation
        ? reconciliation
        : null;
  }

  private void send(RelayMessage message) {
    effects.accept(new Effect.Send(message));
  }
}
