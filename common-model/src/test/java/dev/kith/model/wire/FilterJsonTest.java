package dev.kith.model.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kith.model.filter.Filter;
import dev.kith.model.search.Search;
import dev.kith.model.topic.TopicPattern;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterJsonTest {

  @Test
  void whatIsKeptIsReadAgain() {
    List<Filter> filters =
        List.of(
            Filter.ALL,
            Filter.ALL.withKinds(4040).withTag("t", List.of("a", "")).withSince(0L),
            Filter.ALL
                .withAllTags("t", List.of("a", "b\n"))
                .withAllTags("h", List.of("\ud83d\ude00")),
            Filter.ALL.withTopics(List.of(TopicPattern.parse("mood/+"), TopicPattern.parse("#"))),
            Filter.ALL.withTopics(List.of()),
            Filter.ALL.withSearch(new Search("best \"apps\"")));
    assertThat(FilterJson.read(FilterJson.write(filters))).isEqualTo(filters);
    assertThat(FilterJson.read(FilterJson.write(List.of()))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[{\"topics\":[\"mood/#/calm\"]}]", "[{\"&t\":\"a\"}]", "[1]"})
  void whatIsDamagedIsNotReadAsSomethingElse(String json) {
    assertThatIllegalArgumentException().isThrownBy(() -> FilterJson.read(json));
  }
}
