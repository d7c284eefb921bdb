package dev.kith.model.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicPatternTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # of MQTT 5, sections 4.7.1 and 4.7.2
          sport/tennis/player1/# | sport/tennis/player1                 | true
          sport/tennis/player1/# | sport/tennis/player1/ranking         | true
          sport/tennis/player1/# | sport/tennis/player1/score/wimbledon | true
          sport/#                | sport                                | true
          sport/#                | sports                               | false
          #                      | sport/tennis                         | true
          sport/tennis/+         | sport/tennis/player1                 | true
          sport/tennis/+         | sport/tennis/player1/ranking         | false
          sport/+                | sport                                | false
          sport/+                | sport/                               | true
          +/+                    | /finance                             | true
          /+                     | /finance                             | true
          +                      | /finance                             | false
          +/tennis/#             | x/tennis                             | true
          #                      | $SYS/uptime                          | false
          +/uptime               | $SYS/uptime                          | false
          $SYS/#                 | $SYS/uptime                          | true
          $SYS/#                 | $SYS                                 | true
          $SYS/monitor/+         | $SYS/monitor/Clients                 | true
          # ours
          mood/calm              | mood/calm                            | true
          mood/calm              | Mood/calm                            | false
          mood/calm              | mood/calm/                           | false
          a/+/c                  | a//c                                 | true
          a/#                    | a/$b                                 | true
          a/+                    | a/$b                                 | true
          lang/+                 | lang/c++                             | true
          +                      | +                                    | true
          a/+                    | a/#                                  | true
          a/b/#                  | a                                    | false
          """)
  void meansWhatMqttSays(String pattern, String name, boolean expected) {
    assertThat(TopicPattern.parse(pattern).matches(name)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''              | it must not be empty and not hold U+0000
          sport/tennis#   | # must stand alone as its last level
          sport/#/ranking | # must stand alone as its last level
          ##              | # must stand alone as its last level
          sport+          | + must stand alone in its level
          a/++/b          | + must stand alone in its level
          +#              | # must stand alone as its last level
          """)
  void whatIsNoPatternSaysWhy(String text, String sentence) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TopicPattern.parse(text))
        .withMessage(sentence);
  }

  @Test
  void aPatternHasAnEnd() {
    assertThat(TopicPattern.parse("x".repeat(512)).isExact()).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TopicPattern.parse("x".repeat(513)))
        .withMessage("it must have at most 512 characters");
    assertThatIllegalArgumentException().isThrownBy(() -> TopicPattern.parse("a\0b"));
  }

  @Test
  void whatIsNoNameIsMeantByNoPattern() {
    assertThat(TopicPattern.parse("#").matches("")).isFalse();
    assertThat(TopicPattern.parse("#").matches("a\0b")).isFalse();
  }

  @Test
  void comesBackAsItWasWritten() {
    for (String text : new String[] {"/", "//+/#", "a/b", "#", " / "}) {
      assertThat(TopicPattern.parse(text)).hasToString(text);
    }
  }
}
