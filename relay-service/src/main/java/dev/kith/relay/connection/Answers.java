package dev.kith.relay.connection;

import dev.kith.model.event.Event;
import dev.kith.model.event.WireEvent;
import dev.kith.model.message.ClientMessage;
import dev.kith.model.message.ClientMessage.Malformed;
import dev.kith.model.message.ClientMessage.SessionCommand;
import dev.kith.model.message.ClientMessage.Subject;
import dev.kith.model.message.Reason;
import dev.kith.model.message.RelayMessage;
import dev.kith.model.message.RelayMessage.SessionNews;
import dev.kith.relay.ingest.Verdict;
import java.util.function.Consumer;

/// Tells a client what became of its frames, each in the words of its verb.
final class Answers {

  private final Subscriptions subscriptions;
  private final Reconciliations reconciliations;
  private final Consumer<RelayMessage> client;

  Answers(
      Subscriptions subscriptions, Reconciliations reconciliations, Consumer<RelayMessage> client) {
    this.subscriptions = subscriptions;
    this.reconciliations = reconciliations;
    this.client = client;
  }

  void tell(ClientMessage message, Verdict verdict) {
    switch (message) {
      case ClientMessage.Publish(WireEvent event) -> ok(event.event(), verdict);
      case ClientMessage.Authenticate(Event event) -> ok(event, verdict);
      case ClientMessage.Request _,
          ClientMessage.Count _,
          ClientMessage.Close _,
          ClientMessage.NegOpen _,
          ClientMessage.NegMsg _,
          ClientMessage.NegClose _ -> {}
      case SessionCommand command -> {
        if (verdict instanceof Verdict.Refused(Reason reason)) {
          client.accept(new SessionNews.Refused(command.name(), reason.text()));
        }
      }
      case Malformed(Subject subject, _) -> {
        if (verdict instanceof Verdict.Refused(Reason reason)) {
          malformed(subject, reason.text());
        }
      }
    }
  }

  private void malformed(Subject subject, String reason) {
    switch (subject) {
      case Subject.OfSession(String name) -> client.accept(new SessionNews.Refused(name, reason));
      case Subject.OfReconciliation(String id) -> {
        reconciliations.close(id);
        client.accept(new RelayMessage.NegErr(id, reason, null));
      }
      case Subject.OfEvent(var id) -> client.accept(new RelayMessage.Ok(id, false, reason));
      case Subject.OfSubscription(String id) -> {
        // CLOSED ends the subscription for the client, so it has to end here too.
        subscriptions.close(id);
        client.accept(new RelayMessage.Closed(id, reason));
      }
      case Subject.OfQuestion(String id) -> client.accept(new RelayMessage.Closed(id, reason));
      case Subject.Unknown() -> client.accept(new RelayMessage.Notice(reason));
    }
  }

  private void ok(Event event, Verdict verdict) {
    client.accept(new RelayMessage.Ok(event.id(), verdict.isAccepted(), verdict.text()));
  }
}
