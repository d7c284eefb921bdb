package dev.kith.bench.runtime.mailbox;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.load.RelaySocket;
import dev.kith.bench.load.Traffic;
import dev.kith.model.message.ClientMessage.SessionCommand;
import dev.kith.model.message.SessionOptions;
import dev.kith.model.wire.ClientFrames;
import java.time.Duration;

/// `SESSION`, `POLL` and `ACK`.
record KithLine(RelaySocket socket, Agent agent, KithSession session) implements Line {

  private static final Duration EXPIRY = Duration.ofDays(7);

  static KithLine connect(KithMail mail, Agent agent, LineListener listener, Traffic traffic)
      throws BenchFailure {
    KithSession session = new KithSession(mail, agent, listener);
    var _ = mail.thread().connect(mail.relay().url(), session, traffic);
    return new KithLine(
        session.proven().await(ANSWERED_WITHIN, "The proof of a key"), agent, session);
  }

  @Override
  public void attach() {
    send(new SessionCommand.Open(agent.session(), options()));
  }

  @Override
  public void collect() {
    session.collects();
    send(new SessionCommand.Poll(agent.session(), MailSystem.RECEIVE_MAX));
  }

  @Override
  public int roundTrips() {
    return session.roundTrips();
  }

  /// The relay pings, and WebSocket answers.
  @Override
  public void ping() {}

  @Override
  public void close() {
    session.left();
    socket.close();
  }

  private void send(SessionCommand command) {
    socket.write(ClientFrames.encode(command));
    socket.flush();
  }

  private SessionOptions options() {
    SessionOptions standard = SessionOptions.DEFAULT;
    return new SessionOptions(
        agent.address().filters(),
        (int) EXPIRY.toSeconds(),
        MailSystem.RECEIVE_MAX,
        standard.from(),
        standard.will(),
        standard.willDelay(),
        standard.ephemeralTtl(),
        standard.key());
  }
}
