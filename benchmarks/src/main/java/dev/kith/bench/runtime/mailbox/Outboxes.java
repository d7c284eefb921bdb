package dev.kith.bench.runtime.mailbox;

import dev.kith.bench.failure.BenchFailure;
import java.util.ArrayList;
import java.util.List;

/// Several connections that send, closed together.
record Outboxes(List<Outbox> all) implements AutoCloseable {

  static Outboxes open(MailSystem system, int connections, Outbox.Listener listener)
      throws BenchFailure {
    Outboxes outboxes = new Outboxes(new ArrayList<>());
    for (int i = 0; i < connections; i++) {
      outboxes.all.add(system.outbox(listener));
    }
    return outboxes;
  }

  @Override
  public void close() {
    all.forEach(Outbox::close);
  }
}
