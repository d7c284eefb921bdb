package dev.kith.client.connection;

import dev.kith.client.connection.Verdict.Refused;
import dev.kith.client.connection.Verdict.Unanswered;
import dev.kith.model.message.Reason.Prefix;
import dev.kith.model.message.RelayMessage.SessionNews;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The durable sessions of one connection, and what to do when the relay refuses one.
final class Sessions {

  static final int MAX_SESSIONS = 16;

  /// How often in a row a session is asked for again that the relay cannot attach.
  static final int MAX_REFUSALS = 8;

  /// A relay that knows no sessions says nothing that could be understood.
  static final Duration ANSWER_PATIENCE = Duration.ofSeconds(45);

  private static final Duration PROOF_PATIENCE = Duration.ofSeconds(5);

  /// Refusals of earlier frames have come by then, and are not taken for the answer to a later one.
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private static final String REPLACED = "error: replaced";

  private final Authentication authentication;
  private final RandomGenerator random;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private boolean ready;

  private static final class Entry {
    final Session session;
    final Backoff backoff;
    int attempt;
    boolean proofTried;

    /// Why it is not attached, while it waits for the time to be asked for again.
    @Nullable String refusal;

    Entry(Session session, RandomGenerator random) {
      this.session = session;
      this.backoff = new Backoff(random);
    }
  }

  Sessions(Authentication authentication, RandomGenerator random) {
    this.authentication = authentication;
    this.random = random;
  }

  void attach(Input.Attach input, Turn turn) {
    if (entries.size() == MAX_SESSIONS) {
      String why = "there are %d sessions at this relay already".formatted(MAX_SESSIONS);
      turn.add(new Effect.Detached(input.session(), new Unanswered(why)));
      return;
    }
    Entry entry = new Entry(new Session(input), random);
    entries.put(input.session(), entry);
    if (ready) {
      open(entry, turn);
    }
  }

  void poll(Input.Poll input, Turn turn) {
    Entry entry = entries.get(input.session());
    if (entry != null) {
      entry.session.poll(input.most(), turn);
    }
  }

  void acknowledge(Input.Acknowledge input, Turn turn) {
    Entry entry = entries.get(input.session());
    if (entry != null) {
      entry.session.dealtWith(input.event(), turn);
    }
  }

  void leave(String name) {
    entries.remove(name);
  }

  void connected(Turn turn) {
    ready = true;
    entries.values().forEach(entry -> open(entry, turn));
  }

  void disconnected() {
    ready = false;
    for (Entry entry : entries.values()) {
      entry.attempt++;
      entry.refusal = null;
      entry.proofTried = false;
      entry.session.detached();
    }
  }

  void on(SessionNews news, Turn turn) {
    Entry entry = entries.get(news.name());
    if (entry == null) {
      return;
    }
    switch (news) {
      case SessionNews.Opened opened -> {
        entry.session.opened(opened, turn);
        if (entry.session.isAttached()) {
          entry.backoff.reset();
        }
      }
      case SessionNews.Delivered delivered -> {
        String fault = entry.session.delivered(delivered, turn);
        if (fault != null) {
          end(entry, new Refused(fault), turn);
        }
      }
      case SessionNews.CaughtUp _ -> entry.session.reached(true, turn);
      case SessionNews.More _ -> entry.session.reached(false, turn);
      case SessionNews.Acknowledged(_, long cursor) -> entry.session.confirmed(cursor, turn);
      case SessionNews.Refused(_, String text) -> refused(entry, text, turn);
    }
  }

  /// A proof was taken: what needed one is asked for again.
  void authenticated(Turn turn) {
    for (Entry entry : entries.values()) {
      if (isForWantOfProof(entry)) {
        open(entry, turn);
      }
    }
  }

  /// No proof was taken: what needed one is over.
  void notAuthenticated(Turn turn) {
    for (Entry entry : new ArrayList<>(entries.values())) {
      if (entry.refusal != null && isForWantOfProof(entry)) {
        end(entry, new Refused(entry.refusal), turn);
      }
    }
  }

  void timeUp(Timer.OfSession timer, Turn turn) {
    Entry entry = entries.get(timer.session());
    if (entry == null || entry.attempt != timer.attempt() || !ready) {
      return;
    }
    if (entry.session.isOpening()) {
      end(
          entry,
          new Unanswered("the relay did not answer in time: perhaps it keeps no durable sessions"),
          turn);
    } else if (entry.refusal != null && isForWantOfProof(entry)) {
      end(entry, new Refused(entry.refusal), turn);
    } else if (entry.refusal != null) {
      open(entry, turn);
    }
  }

  /// There will be no other attempt.
  void giveUp(String why, Turn turn) {
    for (Entry entry : new ArrayList<>(entries.values())) {
      end(entry, new Unanswered(why), turn);
    }
  }

  private void refused(Entry entry, String text, Turn turn) {
    boolean attached = entry.session.isAttached();
    if (!attached && !entry.session.isOpening()) {
      return;
    }
    Prefix word = MachineWord.of(text);
    if (text.strip().equals(REPLACED)) {
      // Two that take a session from each other would go on for ever.
      end(entry, new Refused(text), turn);
    } else if (word == Prefix.AUTH_REQUIRED && authentication.mayHelp() && !entry.proofTried) {
      entry.proofTried = true;
      await(entry, text, PROOF_PATIENCE, turn);
      if (authentication.state() == Authentication.State.ACCEPTED) {
        open(entry, turn);
      }
    } else if (word == Prefix.INVALID && entry.session.openInstead(turn)) {
      await(entry, ANSWER_PATIENCE, turn);
    } else if ((attached || isPassing(word)) && entry.backoff.attempts() < MAX_REFUSALS) {
      turn.tell(Report.Subject.CLOSED, "the relay let go of a session: " + text);
      await(entry, text, PAUSE.plus(entry.backoff.next()), turn);
    } else {
      end(entry, new Refused(text), turn);
    }
  }

  private void open(Entry entry, Turn turn) {
    entry.refusal = null;
    entry.session.open(turn);
    await(entry, ANSWER_PATIENCE, turn);
  }

  private void await(Entry entry, String refusal, Duration pause, Turn turn) {
    entry.refusal = refusal;
    entry.session.detached();
    await(entry, pause, turn);
  }

  private void await(Entry entry, Duration pause, Turn turn) {
    entry.attempt++;
    turn.schedule(new Timer.OfSession(entry.session.name(), entry.attempt), pause);
  }

  private void end(Entry entry, Verdict verdict, Turn turn) {
    entries.remove(entry.session.name());
    turn.add(new Effect.Detached(entry.session.name(), verdict));
  }

  private static boolean isForWantOfProof(Entry entry) {
    return entry.refusal != null && MachineWord.of(entry.refusal) == Prefix.AUTH_REQUIRED;
  }

  /// Trouble of the relay's own, or none that it names.
  private static boolean isPassing(@Nullable Prefix word) {
    return word == null || word == Prefix.ERROR || word == Prefix.RATE_LIMITED;
  }
}
