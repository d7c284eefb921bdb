package dev.kith.bench.runtime;

import dev.kith.bench.corpus.Question;
import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.figures.Percentile;
import dev.kith.bench.load.LoadThread;
import dev.kith.bench.load.RelaySocket;
import dev.kith.bench.process.Relay;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import dev.kith.model.filter.Filter;
import dev.kith.model.message.ClientMessage;
import dev.kith.model.wire.ClientFrames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// Questions of one sort, one after the other on one connection: the time from writing a `REQ` to
/// its `EOSE`. What is delivered in between must be the right answer.
///
/// Each round has questions of its own, because a relay may remember what it answered.
final class Queries {

  private static final String SUBSCRIPTION = "query";
  private static final Duration WITHIN = Duration.ofSeconds(60);

  /// After each answer, as clients do that want no more than what is stored. nostr-rs-relay answers
  /// nothing to a request that is open already.
  private static final byte[] CLOSE = ClientFrames.encode(new ClientMessage.Close(SUBSCRIPTION));

  private record Asked(Filter filter, Set<EventId> answer) {}

  private final LoadThread thread;
  private final Question question;
  private final List<Event> stored;
  private final int count;
  private final Map<String, List<Asked>> rounds = new HashMap<>();

  Queries(LoadThread thread, Question question, List<Event> stored, int count) {
    this.thread = thread;
    this.question = question;
    this.stored = stored;
    this.count = count;
  }

  Latency.Percentiles measure(Relay relay, String round) throws BenchFailure {
    Asking asking = new Asking(rounds.computeIfAbsent(round, _ -> next()));
    try (Load load = new Load(thread)) {
      RelaySocket socket = load.connect(relay, asking.answers());
      thread.executor().execute(() -> asking.askNext(socket));
      List<Double> sorted = asking.outcome.await(WITHIN, "Asking " + relay.name());
      return new Latency.Percentiles(Percentile.of(sorted, 50), Percentile.of(sorted, 99));
    }
  }

  private List<Asked> next() {
    int first = rounds.size() * count;
    return IntStream.range(first, first + count)
        .mapToObj(number -> question.about(stored, number))
        .map(filter -> new Asked(filter, Question.answer(filter, stored)))
        .toList();
  }

  private static final class Asking {

    private final Outcome<List<Double>> outcome = new Outcome<>();
    private final List<Double> milliseconds = new ArrayList<>();
    private final Iterator<Asked> questions;
    private final Set<EventId> answer = new HashSet<>();
    private Asked now;
    private long began;

    Asking(List<Asked> questions) {
      this.questions = questions.iterator();
      this.now = questions.getFirst();
    }

    StoredAnswers answers() {
      return new StoredAnswers(answer::add, this::answered, outcome);
    }

    void askNext(RelaySocket socket) {
      if (!questions.hasNext()) {
        outcome.found(milliseconds.stream().sorted().toList());
        return;
      }
      now = questions.next();
      answer.clear();
      byte[] frame =
          ClientFrames.encode(new ClientMessage.Request(SUBSCRIPTION, List.of(now.filter())));
      began = System.nanoTime();
      socket.write(frame);
      socket.flush();
    }

    private void answered(RelaySocket socket) {
      milliseconds.add((System.nanoTime() - began) / 1e6);
      if (!answer.equals(now.answer())) {
        outcome.failed(
            "it gave %d events, not the right %d, for %s"
                .formatted(answer.size(), now.answer().size(), now.filter()));
        return;
      }
      socket.write(CLOSE);
      askNext(socket);
    }
  }
}
