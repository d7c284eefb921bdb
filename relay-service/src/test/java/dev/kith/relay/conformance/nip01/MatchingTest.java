package dev.kith.relay.conformance.nip01;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Draft;
import dev.kith.relay.conformance.kit.FilterJson;
import dev.kith.relay.conformance.kit.Signed;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Conformance(chapter = "NIP-01", about = "What filters match")
class MatchingTest {

  private static final List<String> LETTERS =
      IntStream.concat(IntStream.rangeClosed('A', 'Z'), IntStream.rangeClosed('a', 'z'))
          .mapToObj(Character::toString)
          .toList();

  private final Author author = Author.fresh();
  private final FilterJson own = filter().authors(author);

  @ParameterizedTest
  @ValueSource(strings = {"ids", "kinds", "#t", "#e", "#p"})
  void anEmptyArrayMatchesNothing(String key, Client client) {
    client.accept(author.draft(1).tag("t", "x").sign());
    assertThat(client.subscribe("none", own.with(key, "[]"))).isEmpty();
    client.subscribe("all", own);

    Signed news = client.accept(author.draft(1).tag("t", "y").sign());
    assertThat(client.next("EVENT", "all").eventId()).isEqualTo(news.id());
    client.settle();
    assertThat(client.unread()).noneMatch(frame -> frame.subject().equals("none"));
  }

  @Test
  void anEmptyArrayOfAuthorsMatchesNothing(Client client) {
    assertThat(client.find(filter().with("authors", "[]"))).isEmpty();
  }

  @Test
  void aFilterThatMatchesNothingLeavesTheOthers(Client client) {
    Signed note = client.accept(author.note("found"));
    assertThat(client.find(filter().kinds(), own)).containsExactly(note.id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ids", "authors", "#e", "#p"})
  void idsAndKeysAre64LowercaseHexDigits(String key, Client client) {
    for (String wrong :
        List.of("AB".repeat(32), "ab".repeat(31), "ab".repeat(33), "xy".repeat(32), "")) {
      client.refuse("invalid", filter().with(key, "[\"" + wrong + "\"]"));
    }
  }

  @Test
  void onlyTheFirstValueOfATagCounts(Client client) {
    Signed event = client.accept(author.draft(1).tag("t", "first", "second").sign());
    assertThat(client.find(own.tag("t", "first"))).containsExactly(event.id());
    assertThat(client.find(own.tag("t", "second"))).isEmpty();
  }

  @Test
  void everyTagOfALetterCounts(Client client) {
    Signed event = client.accept(author.draft(1).tag("t", "one").tag("t", "two").sign());
    assertThat(client.find(own.tag("t", "two"))).containsExactly(event.id());
  }

  @Test
  void theCaseOfATagLetterCounts(Client client) {
    String id = "12".repeat(32);
    Signed lower = client.accept(author.draft(1).tag("e", id).sign());
    Signed upper = client.accept(author.draft(1).tag("E", id).sign());
    assertThat(client.find(own.tag("e", id))).containsExactly(lower.id());
    assertThat(client.find(own.tag("E", id))).containsExactly(upper.id());
  }

  @Test
  void everyLetterCanBeAskedFor(Client client) {
    Draft draft = author.draft(1);
    for (String letter : LETTERS) {
      draft = draft.tag(letter, "ab".repeat(32));
    }
    Signed event = client.accept(draft.sign());
    for (String letter : LETTERS) {
      assertThat(client.find(own.tag(letter, "ab".repeat(32)))).containsExactly(event.id());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"#", "#tt", "#1", "#-", "#\u00fc", "t", "&", "&tt", "near", "IDS", ""})
  void otherKeysAreRefusedAsUnsupported(String key, Client client) {
    client.refuse("unsupported", own.with(key, "[\"x\"]"));
  }

  @Test
  void allConditionsHoldAndAnyOfTheirValues(Client client) {
    Signed both = client.accept(author.draft(1).tag("t", "x").tag("r", "y").sign());
    client.accept(author.draft(1).tag("t", "x").sign());
    client.accept(author.draft(1).tag("r", "y").sign());
    client.accept(author.draft(7).tag("t", "x").tag("r", "y").sign());

    FilterJson asked = own.kinds(1, 2).tag("t", "x", "z").tag("r", "y", "z");
    assertThat(client.find(asked)).containsExactly(both.id());
  }

  @Test
  void aValueMatchesAsAWhole(Client client) {
    client.accept(author.draft(1).tag("t", "Word").sign());
    for (String other : List.of("word", "Wor", "Words", " Word", "Word ", "%", "W_rd")) {
      assertThat(client.find(own.tag("t", other))).as(other).isEmpty();
    }
  }

  @Test
  void longValuesAreToldApart(Client client) {
    String head = "x".repeat(10_000);
    Signed one = client.accept(author.draft(1).tag("t", head + "1").sign());
    Signed two = client.accept(author.draft(1).tag("t", head + "2").sign());
    assertThat(client.find(own.tag("t", head + "1"))).containsExactly(one.id());
    assertThat(client.find(own.tag("t", head + "2"))).containsExactly(two.id());
    assertThat(client.find(own.tag("t", head))).isEmpty();
  }

  @Test
  void anEmptyValueIsAValueAndNoneIsNot(Client client) {
    Signed empty = client.accept(author.draft(1).tag("t", "").sign());
    client.accept(author.draft(1).tag("t").sign());
    assertThat(client.find(own.tag("t", ""))).containsExactly(empty.id());
  }

  @Test
  void anyTextCanBeAskedForEvenWithNul(Client client) {
    String text = "nul \u0000 bee \ud83d\udc1d \ufdd1 'quote' --";
    Signed event = client.accept(author.draft(1).tag("t", text).sign());
    assertThat(client.find(own.tag("t", text.replace("\u0000", "\\u0000"))))
        .containsExactly(event.id());
    assertThat(client.find(own.tag("t", text.replace("\u0000", "")))).isEmpty();
  }

  @Test
  void timesHoldForLiveEventsToo(Client client) {
    long now = author.draft(1).createdAt();
    client.subscribe("window", own.since(now - 10).until(now - 5));
    client.accept(author.draft(1).at(now - 11).sign());
    Signed first = client.accept(author.draft(1).at(now - 10).sign());
    client.accept(author.draft(1).at(now - 4).sign());
    Signed last = client.accept(author.draft(1).at(now - 5).sign());
    assertThat(client.next("EVENT", "window").eventId()).isEqualTo(first.id());
    assertThat(client.next("EVENT", "window").eventId()).isEqualTo(last.id());
  }

  @Test
  void sinceAfterUntilMatchesNothing(Client client) {
    Signed note = client.accept(author.note("between"));
    FilterJson empty = own.since(note.createdAt() + 1).until(note.createdAt() - 1);
    assertThat(client.find(empty)).isEmpty();
  }
}
