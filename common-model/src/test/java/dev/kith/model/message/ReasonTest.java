package dev.kith.model.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReasonTest {

  @Test
  void theTextIsWordColonSentence() {
    assertThat(new Reason(Reason.Prefix.RATE_LIMITED, "wait a second").text())
        .isEqualTo("rate-limited: wait a second");
  }

  /// The form that clients parse: one lowercase word, with hyphens at most.
  @ParameterizedTest
  @EnumSource
  void everyPrefixIsOneWord(Reason.Prefix prefix) {
    assertThat(prefix.word()).matches("[a-z]+(-[a-z]+)*");
  }
}
