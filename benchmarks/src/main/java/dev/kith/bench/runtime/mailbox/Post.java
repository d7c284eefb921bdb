package dev.kith.bench.runtime.mailbox;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.load.LoadThread;
import dev.kith.bench.runtime.Sending;
import dev.kith.bench.runtime.Sending.Sent;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// Sends letters as fast as a system takes them, over some connections with a window each.
record Post(LoadThread thread, int connections, int window) {

  private static final Duration WITHIN = Duration.ofMinutes(5);

  /// @param sent hears each letter that leaves, on the load thread
  /// @return once all are accepted
  Sent send(MailSystem system, List<Letter> letters, Consumer<Letter> sent) throws BenchFailure {
    Sending<Outbox, Letter> sending =
        new Sending<>(
            letters.iterator(),
            window,
            WITHIN.toNanos(),
            System::nanoTime,
            (outbox, letter) -> {
              sent.accept(letter);
              outbox.send(letter);
            },
            Outbox::flush);
    try (Outboxes outboxes = Outboxes.open(system, connections, new Listening(sending))) {
      thread.executor().execute(() -> sending.start(outboxes.all()));
      Sent all = sending.outcome().await(WITHIN, "Sending to " + system.name());
      if (all.accepted() != letters.size()) {
        throw new BenchFailure(
            "%s took %d of %d letters".formatted(system.name(), all.accepted(), letters.size()));
      }
      return all;
    }
  }

  private record Listening(Sending<Outbox, Letter> sending) implements Outbox.Listener {

    @Override
    public void accepted(Outbox outbox) {
      sending.answered(outbox);
    }

    @Override
    public void failed(String sentence) {
      sending.outcome().failed(sentence);
    }
  }
}
