package dev.kith.bench.ledger;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/// What producers tried and were promised, and what consumers got. A producer numbers its events
/// from 0 and sends number n to consumer n modulo their number, so an event is two numbers and
/// takes two bits. The check is that of Jepsen's queue tests (jepsen-io/nats, `queue.clj`).
///
/// Reports of different agents may overtake each other, so nothing is judged before the end.
public final class Ledger {

  /// Most events of one producer.
  public static final int MAX_EVENTS = 1 << 26;

  private final int consumers;
  private final List<Account> accounts;
  private long deliveries;
  private long duplicates;
  private long orderViolations;
  private long misdelivered;

  private static final class Account {
    final BitSet acked = new BitSet();
    final BitSet delivered = new BitSet();
    final List<Integer> newestFor;
    int attempts;

    Account(int consumers) {
      newestFor = new ArrayList<>(IntStream.range(0, consumers).mapToObj(_ -> -1).toList());
    }
  }

  public Ledger(int producers, int consumers) {
    this.consumers = consumers;
    this.accounts = IntStream.range(0, producers).mapToObj(_ -> new Account(consumers)).toList();
  }

  public void attempted(int producer, int number) {
    accounts.get(producer).attempts = number + 1;
  }

  public void acked(int producer, int number) {
    accounts.get(producer).acked.set(number);
  }

  /// @param producer anything: what nobody sent may come too
  public void delivered(int consumer, int producer, int number) {
    deliveries++;
    if (producer < 0
        || producer >= accounts.size()
        || number < 0
        || number >= MAX_EVENTS
        || number % consumers != consumer) {
      misdelivered++;
      return;
    }
    Account account = accounts.get(producer);
    if (account.delivered.get(number)) {
      duplicates++;
      return;
    }
    account.delivered.set(number);
    if (number < account.newestFor.get(consumer)) {
      orderViolations++;
    } else {
      account.newestFor.set(consumer, number);
    }
  }

  /// How many events each producer has tried to publish.
  public List<Integer> attempts() {
    return accounts.stream().map(account -> account.attempts).toList();
  }

  public Tally tally() {
    long attempts = 0;
    long acked = 0;
    long lost = 0;
    long unexpected = misdelivered;
    long recovered = 0;
    for (Account account : accounts) {
      attempts += account.attempts;
      acked += account.acked.cardinality();
      lost += countOf(account.acked, account.delivered);
      recovered += countOf(account.delivered, account.acked);
      unexpected += account.delivered.cardinality();
      unexpected -= account.delivered.get(0, account.attempts).cardinality();
    }
    return new Tally(
        attempts, acked, deliveries, lost, unexpected, recovered, duplicates, orderViolations);
  }

  /// Some of the lost events, as `producer-number`.
  public List<String> lost(int most) {
    return IntStream.range(0, accounts.size())
        .boxed()
        .flatMap(producer -> {
          Account account = accounts.get(producer);
          BitSet missing = (BitSet) account.acked.clone();
          missing.andNot(account.delivered);
          return missing.stream().mapToObj(number -> producer + "-" + number);
        })
        .limit(most)
        .toList();
  }

  private static int countOf(BitSet set, BitSet without) {
    BitSet rest = (BitSet) set.clone();
    rest.andNot(without);
    return rest.cardinality();
  }
}
