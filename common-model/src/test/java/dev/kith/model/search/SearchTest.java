package dev.kith.model.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTest {

  @Test
  void aWordIsARunOfLettersDigitsAndMarksInLowerCase() {
    assertThat(Words.of("Hello, World! it's 3.14 \u0000x_y a-b"))
        .containsExactly("hello", "world", "it", "s", "3", "14", "x", "y", "a", "b");
    assertThat(Words.of("")).isEmpty();
    assertThat(Words.of("\ud83d\udc1d -- \u0001")).isEmpty();
  }

  @Test
  void theSameWordInAnotherFormIsTheSameWord() {
    assertThat(Words.of("Cafe\u0301")).isEqualTo(Words.of("caf\u00e9"));
    assertThat(Words.of("\uff21\uff22\uff23 \ufb01n")).containsExactly("abc", "fin");
    assertThat(Words.of("\u0928\u092e\u0938\u094d\u0924\u0947")).hasSize(1);
  }

  @Test
  void anIdeographIsAWord() {
    assertThat(Words.of("in\u6771\u4eac3\u3068"))
        .containsExactly("in", "\u6771", "\u4eac", "3", "\u3068");
    assertThat(Words.of("\ud840\udc0b\ud840\udc0c")).hasSize(2);
  }

  @Test
  void whatIsTooLongIsNoWordAndWhatIsTooFarIsNotSeen() {
    assertThat(Words.of("a " + "x".repeat(65) + " " + "y".repeat(64)))
        .containsExactly("a", "y".repeat(64));
    assertThat(Words.of("a ".repeat(5_000))).hasSize(4_096);
    assertThat(Words.of("\u4eac".repeat(5_000))).hasSize(4_096);
    assertThat(new Search("end").matches("a ".repeat(4_096) + "end")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bonjour               | true
          MONDE Bonjour         | true
          bonjour bonjour       | true
          bonj                  | false
          bonjour lune          | false
          'bonjour language:fr' | true
          language:fr           | false
          'monde include:spam -x:y' | true
          https://example.com   | true
          https://example.org   | false
          ''                    | false
          ' '                   | false
          '!?'                  | false
          bonjour!              | true
          """)
  void allWordsMustBeThereAndExtensionsArePassedOver(String search, boolean expected) {
    assertThat(new Search(search).matches("Bonjour, le monde https example com"))
        .isEqualTo(expected);
  }
}
