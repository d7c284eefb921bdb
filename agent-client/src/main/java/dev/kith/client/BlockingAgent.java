package dev.kith.client;

import dev.kith.client.runtime.Attendance;
import dev.kith.client.runtime.Attended;
import dev.kith.client.runtime.Posted;
import dev.kith.client.runtime.RelayVerdict;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventDraft;
import dev.kith.model.filter.Filter;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// [Agent] for code that waits for its results.
public final class BlockingAgent implements AutoCloseable {

  private final Agent agent;

  BlockingAgent(Agent agent) {
    this.agent = agent;
  }

  /// Signs with the agent's key.
  public Event sign(EventDraft draft) {
    return agent.sign(draft);
  }

  /// Publishes, and returns when every relay has given its verdict or the patience is over.
  public List<RelayVerdict> publish(Event event) {
    return agent.publish(event).toStream().toList();
  }

  /// Sends, and returns when every relay has given its verdict or the patience is over.
  public List<RelayVerdict> send(MessageDraft message) {
    return agent.send(message).toStream().toList();
  }

  /// Publishes, or keeps the message on this machine if no relay answers: see [Agent#post(Event)].
  public Posted post(MessageDraft message) {
    return Objects.requireNonNull(agent.post(message).block());
  }

  /// All that the relays have stored for the filters.
  ///
  /// @throws dev.kith.client.runtime.SubscriptionFailed if no relay serves it
  public List<Message> query(Filter... filters) {
    return agent.query(filters).toStream().toList();
  }

  /// What is stored and what follows, in order. The stream waits for each next message, and is to
  /// be closed; it ends only with [dev.kith.client.runtime.SubscriptionFailed].
  public Stream<Message> receive(Filter... filters) {
    return agent.receive(filters).toStream();
  }

  /// Brings each message of a durable session to the handler, and returns when all that is wanted
  /// is handled and confirmed: see [Agent#attend].
  ///
  /// @throws dev.kith.client.runtime.SubscriptionFailed if no relay serves the session
  public Attended attend(Attendance attendance, MessageHandler handler) {
    return Objects.requireNonNull(agent.attend(attendance, handler).block());
  }

  /// Does what there is to do for an agent that was woken: see [Agent#wake].
  ///
  /// @throws dev.kith.client.runtime.SubscriptionFailed if no relay serves the mailbox
  public Attended wake(Duration time, MessageHandler handler) {
    return Objects.requireNonNull(agent.wake(time, handler).block());
  }

  @Override
  public void close() {
    agent.close();
  }
}
