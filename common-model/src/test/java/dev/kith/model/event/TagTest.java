package dev.kith.model.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagTest {

  @Test
  void aTagNeedsAName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Tag(List.of()))
        .withMessage("a tag needs at least a name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "z", "A", "Z"})
  void oneAsciiLetterWithAValueCanBeFiltered(String name) {
    assertThat(Tag.of(name, "").isIndexed()).isTrue();
    assertThat(Tag.of(name).isIndexed()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "1", "@", "[", "`", "{", "\u00e9", "tt", "expiration"})
  void noOtherNameCan(String name) {
    assertThat(Tag.of(name, "x").isIndexed()).isFalse();
  }
}
