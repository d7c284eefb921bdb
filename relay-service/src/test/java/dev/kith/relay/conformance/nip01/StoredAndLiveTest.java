package dev.kith.relay.conformance.nip01;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Draft;
import dev.kith.relay.conformance.kit.FilterJson;
import dev.kith.relay.conformance.kit.Frame;
import dev.kith.relay.conformance.kit.Signed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Random filters over random events: what is stored, what comes live and what the rule says agree.
@Conformance(chapter = "NIP-01", about = "Stored and live")
class StoredAndLiveTest {

  private static final int EVENTS = 80;
  private static final int FILTERS = 60;
  private static final List<String> VALUES = List.of("x", "y", "z");

  private final long seed = new Random().nextLong();
  private final Random random = new Random(seed);
  private final List<Author> authors = Stream.generate(Author::fresh).limit(3).toList();
  private final long now = authors.getFirst().draft(1).createdAt();

  @Test
  void storedAndLiveEventsAreThoseThatTheFilterMatches(
      Client publisher, Client listener, Client reader) {
    List<Asked> asked = Stream.generate(this::ask).limit(FILTERS).toList();
    for (int i = 0; i < FILTERS; i++) {
      assertThat(listener.subscribe("f" + i, asked.get(i).filter())).isEmpty();
    }
    List<Written> written = Stream.generate(this::write).limit(EVENTS).toList();
    written.forEach(event -> publisher.accept(event.signed()));

    for (int i = 0; i < FILTERS; i++) {
      Asked question = asked.get(i);
      List<Signed> matching =
          written.stream().filter(question::matches).map(Written::signed).toList();
      String what = "seed " + seed + ", filter " + question.filter();
      assertThat(live(listener, "f" + i, matching.size()))
          .as(what)
          .isEqualTo(matching.stream().map(Signed::id).toList());
      assertThat(reader.find(question.filter()))
          .as(what)
          .isEqualTo(
              matching.stream()
                  .sorted(
                      Comparator.comparingLong(Signed::createdAt)
                          .reversed()
                          .thenComparing(Signed::id))
                  .map(Signed::id)
                  .toList());
    }
    listener.settle();
    assertThat(listener.unread())
        .as("seed " + seed)
        .noneMatch(frame -> frame.verb().equals("EVENT"));
  }

  private static List<String> live(Client listener, String id, int count) {
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      frames.add(listener.next("EVENT", id));
    }
    return frames.stream().map(Frame::eventId).toList();
  }

  private record Written(Draft draft, Signed signed) {}

  private Written write() {
    Draft draft = authors.get(random.nextInt(3)).draft(kind()).at(now - random.nextInt(5));
    draft = draft.content(Long.toString(random.nextLong()));
    for (int i = random.nextInt(4); i > 0; i--) {
      draft = draft.tag(random.nextBoolean() ? "t" : "T", value());
    }
    return new Written(draft, draft.sign());
  }

  /// A filter beside what it means; a null condition is absent.
  private record Asked(
      FilterJson filter,
      Set<String> authors,
      Set<Integer> kinds,
      Set<String> lower,
      Set<String> upper,
      long since,
      long until) {

    boolean matches(Written event) {
      Draft draft = event.draft();
      return authors.contains(draft.author().hex())
          && (kinds.isEmpty() || kinds.contains(draft.kind()))
          && hasAny(draft, "t", lower)
          && hasAny(draft, "T", upper)
          && draft.createdAt() >= since
          && draft.createdAt() <= until;
    }

    private static boolean hasAny(Draft draft, String name, Set<String> values) {
      return values.isEmpty()
          || draft.tags().stream()
              .anyMatch(tag -> tag.name().equals(name) && values.contains(tag.values().get(1)));
    }
  }

  private Asked ask() {
    List<Author> by = authors.subList(random.nextInt(3), 3);
    Set<Integer> kinds = new TreeSet<>();
    Set<String> lower = new TreeSet<>();
    Set<String> upper = new TreeSet<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      switch (random.nextInt(3)) {
        case 0 -> kinds.add(kind());
        case 1 -> lower.add(value());
        default -> upper.add(value());
      }
    }
    FilterJson filter = filter().authors(by.toArray(Author[]::new));
    filter = kinds.isEmpty() ? filter : filter.kinds(kinds.stream().mapToInt(k -> k).toArray());
    filter = lower.isEmpty() ? filter : filter.tag("t", lower.toArray(String[]::new));
    filter = upper.isEmpty() ? filter : filter.tag("T", upper.toArray(String[]::new));
    long since = random.nextBoolean() ? now - random.nextInt(5) : 0;
    long until = random.nextBoolean() ? now - random.nextInt(5) : now;
    Set<String> keys = new TreeSet<>(by.stream().map(Author::hex).toList());
    return new Asked(filter.since(since).until(until), keys, kinds, lower, upper, since, until);
  }

  private int kind() {
    return 1_000 + random.nextInt(3);
  }

  private String value() {
    return VALUES.get(random.nextInt(3));
  }
}
