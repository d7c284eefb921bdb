package dev.kith.client.connection;

import dev.kith.client.connection.Verdict.Refused;
import dev.kith.client.connection.Verdict.Unanswered;
import dev.kith.model.message.Reason.Prefix;
import dev.kith.model.message.RelayMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// All subscriptions of one connection, and what to do when the relay closes one.
final class Subscriptions {

  static final int MAX_SUBSCRIPTIONS = 256;

  /// How often in a row a subscription is asked again that the relay closes before answering it.
  private static final int MAX_REFUSALS = 8;

  private static final Duration PROOF_PATIENCE = Duration.ofSeconds(5);

  private final Authentication authentication;
  private final RandomGenerator random;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private boolean ready;

  private static final class Entry {
    final Subscription subscription;
    final Backoff backoff;
    boolean proofTried;
    @Nullable String refusal;

    Entry(Subscription subscription, RandomGenerator random) {
      this.subscription = subscription;
      this.backoff = new Backoff(random);
    }
  }

  Subscriptions(Authentication authentication, RandomGenerator random) {
    this.authentication = authentication;
    this.random = random;
  }

  void subscribe(Input.Subscribe input, Turn turn) {
    if (entries.size() == MAX_SUBSCRIPTIONS) {
      String why = "there are %d subscriptions at this relay already".formatted(MAX_SUBSCRIPTIONS);
      turn.add(new Effect.Ended(input.subscription(), new Unanswered(why)));
      return;
    }
    Entry entry = new Entry(new Subscription(input, turn.now().getEpochSecond()), random);
    entries.put(input.subscription(), entry);
    if (ready) {
      entry.subscription.open(turn);
    }
  }

  void unsubscribe(String id, Turn turn) {
    Entry entry = entries.remove(id);
    if (entry != null) {
      entry.subscription.close(turn);
    }
  }

  void hold(String id, Turn turn) {
    Entry entry = entries.get(id);
    if (entry != null) {
      entry.subscription.hold(turn);
    }
  }

  void release(String id, Turn turn) {
    Entry entry = entries.get(id);
    if (entry != null) {
      entry.subscription.release(ready && entry.refusal == null, turn);
    }
  }

  void connected(Turn turn) {
    ready = true;
    entries.values().forEach(entry -> entry.subscription.open(turn));
  }

  void disconnected(Turn turn) {
    ready = false;
    for (Entry entry : entries.values()) {
      entry.refusal = null;
      entry.proofTried = false;
      entry.subscription.interrupted(turn);
    }
  }

  void delivered(RelayMessage.Delivery delivery, Turn turn) {
    Entry entry = on(delivery.subscription());
    if (entry != null) {
      entry.subscription.delivered(delivery.subscription(), delivery.event(), turn);
    }
  }

  void endOfStored(String wireName, Turn turn) {
    Entry entry = on(wireName);
    if (entry != null) {
      entry.backoff.reset();
      if (entry.subscription.endOfStored(wireName, turn)) {
        entries.remove(entry.subscription.id());
      }
    }
  }

  void closed(RelayMessage.Closed closed, Turn turn) {
    Entry entry = on(closed.subscription());
    if (entry == null) {
      return;
    }
    entry.subscription.closedByRelay(closed.subscription(), turn);
    Prefix word = MachineWord.of(closed.text());
    if (word == Prefix.AUTH_REQUIRED && authentication.mayHelp() && !entry.proofTried) {
      entry.proofTried = true;
      if (authentication.state() == Authentication.State.ACCEPTED) {
        entry.subscription.open(turn);
      } else {
        await(entry, closed.text(), PROOF_PATIENCE, turn);
      }
    } else if (isPassing(word) && entry.backoff.attempts() < MAX_REFUSALS) {
      turn.tell(Report.Subject.CLOSED, "the relay closed a subscription: " + closed.text());
      await(entry, closed.text(), entry.backoff.next(), turn);
    } else {
      end(entry, new Refused(closed.text()), turn);
    }
  }

  /// A proof was taken: the relay may show more to us now, so everything is asked again.
  void authenticated(Turn turn) {
    for (Entry entry : entries.values()) {
      entry.refusal = null;
      entry.subscription.reopen(turn);
    }
  }

  /// No proof was taken: what needed one is over.
  void notAuthenticated(Turn turn) {
    for (Entry entry : List.copyOf(entries.values())) {
      if (entry.refusal != null && MachineWord.of(entry.refusal) == Prefix.AUTH_REQUIRED) {
        end(entry, new Refused(entry.refusal), turn);
      }
    }
  }

  void reopen(Timer.Reopen timer, Turn turn) {
    Entry entry = entries.get(timer.subscription());
    if (entry == null
        || entry.refusal == null
        || !ready
        || entry.subscription.requests() != timer.request()) {
      return;
    }
    String refusal = entry.refusal;
    entry.refusal = null;
    if (MachineWord.of(refusal) == Prefix.AUTH_REQUIRED) {
      end(entry, new Refused(refusal), turn);
    } else {
      entry.subscription.open(turn);
    }
  }

  /// There will be no other attempt.
  void giveUp(String why, Turn turn) {
    for (Entry entry : new ArrayList<>(entries.values())) {
      end(entry, new Unanswered(why), turn);
    }
  }

  private void await(Entry entry, String refusal, Duration pause, Turn turn) {
    entry.refusal = refusal;
    Subscription subscription = entry.subscription;
    turn.schedule(new Timer.Reopen(subscription.id(), subscription.requests()), pause);
  }

  private void end(Entry entry, Verdict verdict, Turn turn) {
    entries.remove(entry.subscription.id());
    turn.add(new Effect.Ended(entry.subscription.id(), verdict));
  }

  /// Trouble of the relay's own, or none that it names.
  private static boolean isPassing(@Nullable Prefix word) {
    return word == null || word == Prefix.ERROR || word == Prefix.RATE_LIMITED;
  }

  private @Nullable Entry on(String wireName) {
    int dot = wireName.lastIndexOf('.');
    Entry entry = dot < 0 ? null : entries.get(wireName.substring(0, dot));
    return entry != null && entry.subscription.isOn(wireName) ? entry : null;
  }
}
