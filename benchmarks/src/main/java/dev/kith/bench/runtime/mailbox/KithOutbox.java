package dev.kith.bench.runtime.mailbox;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.load.RelaySocket;
import dev.kith.bench.runtime.Answers;
import dev.kith.model.message.ClientMessage;
import dev.kith.model.wire.ClientFrames;
import java.util.concurrent.CompletableFuture;

/// `EVENT` and `OK`.
final class KithOutbox implements Outbox {

  private final CompletableFuture<RelaySocket> socket = new CompletableFuture<>();

  static KithOutbox connect(KithMail mail, Listener listener) throws BenchFailure {
    KithOutbox outbox = new KithOutbox();
    Answers answers = new Answers(_ -> listener.accepted(outbox), listener::failed);
    outbox.socket.complete(mail.thread().connect(mail.relay().url(), answers));
    return outbox;
  }

  @Override
  public void send(Letter letter) {
    socket.join().write(ClientFrames.encode(new ClientMessage.Publish(letter.event())));
  }

  @Override
  public void flush() {
    socket.join().flush();
  }

  @Override
  public void close() {
    socket.join().close();
  }
}
