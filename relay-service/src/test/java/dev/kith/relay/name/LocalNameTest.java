package dev.kith.relay.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalNameTest {

  @ParameterizedTest
  @ValueSource(strings = {"_", "b", "bob", "bob.smith", "a-1_b", "1", "bob."})
  void namesHaveTheCharactersOfNip05(String text) {
    assertThat(new LocalName(text).text()).isEqualTo(text);
    assertThat(LocalName.asked(text)).isEqualTo(new LocalName(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "__",
        "_bob",
        "..",
        ".bob",
        "-bob",
        "bob smith",
        "bob/x",
        "bøb",
        "ｂob",
        "bob\n"
      })
  void otherTextsAreNone(String text) {
    assertThat(LocalName.asked(text)).isNull();
    assertThatIllegalArgumentException().isThrownBy(() -> new LocalName(text));
  }

  @Test
  void aKeyIsTooLongForAName() {
    assertThat(LocalName.asked("a".repeat(40))).isNotNull();
    assertThat(LocalName.asked("a".repeat(41))).isNull();
  }

  @Test
  void lettersCountAsLowerCaseInQuestionsOnly() {
    assertThat(LocalName.asked("Bob")).isEqualTo(new LocalName("bob"));
    // Its lower case in Unicode begins with the letter i.
    assertThat(LocalName.asked("İ")).isNull();
    assertThatIllegalArgumentException().isThrownBy(() -> new LocalName("Bob"));
  }
}
