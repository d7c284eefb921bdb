package dev.kith.bench.runtime.durability;

import dev.kith.bench.fault.FaultKind;
import dev.kith.bench.ledger.Ledger;
import dev.kith.bench.ledger.Recoveries;
import dev.kith.bench.ledger.Tally;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Writes down what the agents report. A thread of each agent brings it.
final class Books {

  private final Ledger ledger;
  private final Recoveries recoveries = new Recoveries();
  private final Consumer<String> remarks;
  private int producersAtWork;
  private long refused;
  private long unknown;

  /// @param remarks hears of what a person should know
  Books(int producers, int consumers, Consumer<String> remarks) {
    this.ledger = new Ledger(producers, consumers);
    this.producersAtWork = producers;
    this.remarks = remarks;
  }

  synchronized void ofProducer(int producer, String line) {
    String[] words = line.split(" ", 3);
    switch (words[0]) {
      case "a" -> ledger.attempted(producer, number(words[1]));
      case "o" -> {
        ledger.acked(producer, number(words[1]));
        recoveries.acked(producer, number(words[1]), now());
      }
      case "r" -> refused++;
      case "u" -> unknown++;
      case "end" -> producersAtWork--;
      default -> remarks.accept("producer %d said: %s".formatted(producer, line));
    }
  }

  synchronized void ofConsumer(int consumer, String line) {
    String[] words = line.split(" ", 3);
    if (words[0].equals("d")) {
      int producer = number(words[1]);
      int event = number(words[2]);
      ledger.delivered(consumer, producer, event);
      recoveries.delivered(consumer, producer, event, now());
    } else {
      remarks.accept("consumer %d said: %s".formatted(consumer, line));
    }
  }

  synchronized void faultEnded(FaultKind kind, Set<Integer> producers, Set<Integer> consumers) {
    recoveries.ended(kind.word(), producers, consumers, ledger.attempts(), now());
  }

  synchronized boolean allProducersEnded() {
    return producersAtWork == 0;
  }

  synchronized Tally tally() {
    return ledger.tally();
  }

  synchronized Findings findings(Set<FaultKind> kinds) {
    List<Findings.OfKind> ofKinds =
        kinds.stream()
            .sorted()
            .map(kind ->
                new Findings.OfKind(
                    kind.word(),
                    recoveries.count(kind.word()),
                    recoveries.acked(kind.word()),
                    recoveries.delivered(kind.word())))
            .toList();
    return new Findings(ledger.tally(), refused, unknown, ledger.lost(20), ofKinds);
  }

  private static int number(String word) {
    return Integer.parseInt(word);
  }

  private static long now() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }
}
