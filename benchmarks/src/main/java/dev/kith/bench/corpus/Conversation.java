package dev.kith.bench.corpus;

import dev.kith.model.crypto.Signatures;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventDraft;
import dev.kith.model.event.Kind;
import dev.kith.model.event.Tag;
import java.util.ArrayList;
import java.util.List;

/// What people who talk leave behind on a relay, the same in every run: first the profile of each
/// of 200 authors, then notes. Every twentieth opens a thread, each other one answers one of the
/// ten threads opened last, and names it (`e`) and its author (`p`). No two events have one time.
public final class Conversation {

  private static final int AUTHORS = 200;
  private static final int FIRST_KEY = 1_001;
  private static final int NOTE = 1;
  private static final int THREAD = 20;
  private static final int OPEN_THREADS = 10;
  private static final long FIRST_CREATED_AT = 1_690_000_000;
  private static final String TEXT =
      "What the quick brown fox said of the lazy dog is told again by whoever heard it. ".repeat(2);

  private final Authors authors;

  public Conversation(Signatures signatures) {
    this.authors = Authors.of(signatures, FIRST_KEY, AUTHORS);
  }

  /// The first events of it.
  public List<Event> events(int count) {
    List<Event> events = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      if (i < AUTHORS) {
        events.add(signed(i, i, Kind.METADATA, List.of(), "{\"name\":\"author " + i + "\"}"));
      } else {
        events.add(signed(i, Spread.of(i, AUTHORS), NOTE, tags(i, events), i + ": " + TEXT));
      }
    }
    return events;
  }

  private static List<Tag> tags(int i, List<Event> earlier) {
    if (i % THREAD == 0) {
      return List.of();
    }
    int thread = i / THREAD - Spread.of(i, Math.min(OPEN_THREADS, (i - AUTHORS) / THREAD + 1));
    Event root = earlier.get(thread * THREAD);
    return List.of(Tag.of("e", root.id().hex()), Tag.of("p", root.pubkey().hex()));
  }

  private Event signed(int i, int author, int kind, List<Tag> tags, String content) {
    return authors.signed(new EventDraft(FIRST_CREATED_AT + i, kind, tags, content), author);
  }
}
