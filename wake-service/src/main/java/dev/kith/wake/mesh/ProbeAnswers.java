package dev.kith.wake.mesh;

import dev.kith.client.Agent;
import java.time.Duration;
import reactor.core.Disposable;
import reactor.util.retry.Retry;

/// Answers the presence service, which asks over the relay whether this service lives.
public final class ProbeAnswers implements AutoCloseable {

  private static final Retry AGAIN =
      Retry.backoff(Long.MAX_VALUE, Duration.ofSeconds(1)).maxBackoff(Duration.ofMinutes(1));

  private final Agent agent;
  private final Disposable answering;

  /// @param agent is at the relay with the key of this service, and is closed with this
  public ProbeAnswers(Agent agent) {
    this.agent = agent;
    this.answering = agent.answerProbes().retryWhen(AGAIN).subscribe();
  }

  @Override
  public void close() {
    answering.dispose();
    agent.close();
  }
}
