package dev.kith.bench.corpus;

import dev.kith.model.crypto.KeyPair;
import dev.kith.model.crypto.SecretKey;
import dev.kith.model.crypto.Signatures;
import dev.kith.model.event.Bytes32;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventDraft;
import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Signed events that depend on nothing but their name and number. 50 authors in turn, one tag, 200
/// characters: about 540 bytes of JSON.
public final class Corpus {

  private static final int AUTHORS = 50;
  private static final int KIND = 1;
  private static final long FIRST_CREATED_AT = 1_700_000_000;
  private static final String TEXT =
      "The quick brown fox jumps over the lazy dog and reports back to whoever asked. ".repeat(3);
  private static final int TEXT_LENGTH = 200;
  private static final Bytes32 NO_RANDOMNESS = new Bytes32(0, 0, 0, 0);

  private final Signatures signatures;
  private final List<KeyPair> authors;

  public Corpus(Signatures signatures) {
    this.signatures = signatures;
    this.authors =
        IntStream.rangeClosed(1, AUTHORS)
            .mapToObj(i -> KeyPair.of(signatures, new SecretKey(new Bytes32(0, 0, 0, i))))
            .toList();
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
      events.add(signed(draft, authors.get(i % AUTHORS)));
    }
    return events;
  }

  private Event signed(EventDraft draft, KeyPair author) {
    Bytes32 message = draft.id(author.publicKey()).value();
    return draft.signed(
        author.publicKey(), signatures.sign(message, author.secretKey(), NO_RANDOMNESS));
  }
}
