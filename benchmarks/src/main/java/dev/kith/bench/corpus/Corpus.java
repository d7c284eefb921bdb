package dev.kith.bench.corpus;

import dev.kith.model.crypto.Signatures;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventDraft;
import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// Signed events that depend on nothing but their name and number. 50 authors in turn, one tag, 200
/// characters: about 540 bytes of JSON.
public final class Corpus {

  private static final int AUTHORS = 50;
  private static final int KIND = 1;
  private static final long FIRST_CREATED_AT = 1_700_000_000;
  private static final String TEXT =
      "The quick brown fox jumps over the lazy dog and reports back to whoever asked. ".repeat(3);
  private static final int TEXT_LENGTH = 200;

  private final Authors authors;

  public Corpus(Signatures signatures) {
    this.authors = Authors.of(signatures, 1, AUTHORS);
  }

  /// The first events of that name. They carry the name as tag `t`, so that a filter finds them and
  /// no others.
  public List<Event> events(String name, int count) {
    List<Tag> tags = List.of(Tag.of("t", name));
    return events(name, count, KIND, _ -> tags);
  }

  /// The first messages of that name, each addressed to one key: what mailboxes are for.
  ///
  /// @param to whom the message of a number is for
  public List<Event> messages(String name, int count, IntFunction<PublicKey> to) {
    return events(
        name, count, Kind.MESSAGE, number -> List.of(Tag.of("p", to.apply(number).hex())));
  }

  private List<Event> events(String name, int count, int kind, IntFunction<List<Tag>> tags) {
    List<Event> events = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      String content = (name + " " + i + ": " + TEXT).substring(0, TEXT_LENGTH);
      EventDraft draft = new EventDraft(FIRST_CREATED_AT + i, kind, tags.apply(i), content);
      events.add(authors.signed(draft, i));
    }
    return events;
  }
}
