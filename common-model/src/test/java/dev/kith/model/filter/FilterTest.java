package dev.kith.model.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kith.model.event.Bytes32;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Signature;
import dev.kith.model.event.Tag;
import dev.kith.model.search.Search;
import dev.kith.model.topic.TopicPattern;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {

  private static final EventId ID = new EventId(new Bytes32(1, 1, 1, 1));
  private static final EventId OTHER_ID = new EventId(new Bytes32(1, 1, 1, 2));
  private static final PublicKey KEY = new PublicKey(new Bytes32(2, 2, 2, 2));
  private static final PublicKey OTHER_KEY = new PublicKey(new Bytes32(2, 2, 2, 3));

  private final Event event =
      new Event(
          ID,
          KEY,
          100,
          4_040,
          List.of(Tag.of("t", "a", "b"), Tag.of("t", "c"), Tag.of("e", "x"), Tag.of("g")),
          "",
          new Signature(ID.value(), ID.value()));

  @Test
  void aFilterWithoutConditionsMatchesEverything() {
    assertThat(Filter.ALL.matches(event)).isTrue();
    assertThat(Filter.ALL.matchesNothing()).isFalse();
  }

  @Test
  void anyOfTheListedValuesWillDo() {
    assertThat(Filter.ALL.withIds(List.of(OTHER_ID, ID)).matches(event)).isTrue();
    assertThat(Filter.ALL.withAuthors(OTHER_KEY, KEY).matches(event)).isTrue();
    assertThat(Filter.ALL.withKinds(1, 4_040).matches(event)).isTrue();
    assertThat(Filter.ALL.withTag("t", List.of("z", "c")).matches(event)).isTrue();
  }

  @Test
  void aValueThatIsNotListedWillNot() {
    assertThat(Filter.ALL.withIds(List.of(OTHER_ID)).matches(event)).isFalse();
    assertThat(Filter.ALL.withAuthors(OTHER_KEY).matches(event)).isFalse();
    assertThat(Filter.ALL.withKinds(1).matches(event)).isFalse();
    assertThat(Filter.ALL.withTag("t", List.of("z")).matches(event)).isFalse();
  }

  @Test
  void allConditionsMustHold() {
    Filter all =
        Filter.ALL
            .withIds(List.of(ID))
            .withAuthors(KEY)
            .withKinds(4_040)
            .withTag("t", List.of("a"))
            .withTag("e", List.of("x"))
            .withSince(100L)
            .withUntil(100L);

    assertThat(all.matches(event)).isTrue();
    assertThat(all.withIds(List.of(OTHER_ID)).matches(event)).isFalse();
    assertThat(all.withAuthors(OTHER_KEY).matches(event)).isFalse();
    assertThat(all.withKinds(1).matches(event)).isFalse();
    assertThat(all.withTag("t", List.of("z")).matches(event)).isFalse();
    assertThat(all.withTag("e", List.of("z")).matches(event)).isFalse();
    assertThat(all.withTag("p", List.of("z")).matches(event)).isFalse();
    assertThat(all.withSince(101L).matches(event)).isFalse();
    assertThat(all.withUntil(99L).matches(event)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"99, true", "100, true", "101, false"})
  void sinceIsInclusive(long since, boolean expected) {
    assertThat(Filter.ALL.withSince(since).matches(event)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"99, false", "100, true", "101, true"})
  void untilIsInclusive(long until, boolean expected) {
    assertThat(Filter.ALL.withUntil(until).matches(event)).isEqualTo(expected);
  }

  @Test
  void onlyTheFirstValueOfATagIsSeen() {
    assertThat(Filter.ALL.withTag("t", List.of("b")).matches(event)).isFalse();
  }

  @Test
  void lettersAreCaseSensitive() {
    assertThat(Filter.ALL.withTag("E", List.of("x")).matches(event)).isFalse();
    assertThat(Filter.ALL.withTag("t", List.of("A")).matches(event)).isFalse();
  }

  @Test
  void aTagThatIsABareNameHasNoValueToMatch() {
    assertThat(Filter.ALL.withTag("g", List.of("")).matches(event)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("withAnEmptyList")
  void anEmptyListMatchesNothing(Filter filter) {
    assertThat(filter.matches(event)).isFalse();
    assertThat(filter.matchesNothing()).isTrue();
  }

  @Test
  void allValuesOfAnAndConditionMustBeThere() {
    assertThat(Filter.ALL.withAllTags("t", List.of("a", "c")).matches(event)).isTrue();
    assertThat(Filter.ALL.withAllTags("t", List.of("c", "z")).matches(event)).isFalse();
    assertThat(Filter.ALL.withAllTags("t", List.of("a", "b")).matches(event)).isFalse();
    assertThat(Filter.ALL.withAllTags("g", List.of("")).matches(event)).isFalse();
  }

  @Test
  void aValueThatMustBeThereAnywayIsNoneOfWhichOneWillDo() {
    Filter both = Filter.ALL.withAllTags("t", List.of("a"));
    assertThat(both.withTag("t", List.of("a", "c")).matches(event)).isTrue();
    assertThat(both.withTag("t", List.of("a", "z")).matches(event)).isFalse();
    assertThat(both.withTag("t", List.of("a")).matches(event)).isTrue();
    assertThat(both.withTag("t", List.of("a")).oneOfTags()).isEmpty();
    assertThat(both.withTag("t", List.of()).matches(event)).isFalse();
    assertThat(both.withTag("e", List.of("x")).matches(event)).isTrue();
    assertThat(both.withTag("e", List.of("a")).matches(event)).isFalse();
  }

  @Test
  void aPatternMayMeanAnyTopicOfTheEvent() {
    assertThat(Filter.ALL.withTopics(topics("+/+", "c")).matches(event)).isTrue();
    assertThat(Filter.ALL.withTopics(topics("#")).matches(event)).isTrue();
    assertThat(Filter.ALL.withTopics(topics("b", "x", "+/+")).matches(event)).isFalse();
    assertThat(Filter.ALL.withTopics(topics("c")).withTag("t", List.of("a")).matches(event))
        .isTrue();
  }

  @Test
  void theLimitIsNoCondition() {
    assertThat(Filter.ALL.withLimit(0).matches(event)).isTrue();
    assertThat(Filter.ALL.withLimit(0).matchesNothing()).isFalse();
  }

  @Test
  void anotherConditionOnTheSameLetterReplacesTheFirst() {
    Filter filter = Filter.ALL.withTag("t", List.of("z")).withTag("t", List.of("a"));

    assertThat(filter.tags()).hasSize(1).containsEntry("t", Set.of("a"));
    assertThat(filter.matches(event)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "tt", "1", "#", "\u00e9"})
  void onlyOneLetterTagsCanBeFiltered(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Filter.ALL.withTag(name, List.of("x")))
        .withMessage("only one-letter tags can be filtered, got " + name);
  }

  @Test
  void valuesKeepTheirOrder() {
    assertThat(Filter.ALL.withKinds(9, 1, 5).kinds()).containsExactly(9, 1, 5);
    assertThat(Filter.ALL.withTag("t", List.of("z", "a")).tags().get("t"))
        .containsExactly("z", "a");
  }

  private static List<TopicPattern> topics(String... texts) {
    return Stream.of(texts).map(TopicPattern::parse).toList();
  }

  private static Stream<Filter> withAnEmptyList() {
    return Stream.of(
        Filter.ALL.withIds(List.of()),
        Filter.ALL.withAuthors(),
        Filter.ALL.withKinds(),
        Filter.ALL.withTag("t", List.of()),
        Filter.ALL.withAllTags("t", List.of()),
        Filter.ALL.withSearch(new Search("lang:en")),
        Filter.ALL.withTopics(List.of()));
  }
}
