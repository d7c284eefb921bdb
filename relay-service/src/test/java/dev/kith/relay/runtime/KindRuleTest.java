package dev.kith.relay.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kith.relay.retention.Keep;
import dev.kith.relay.retention.Span;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KindRuleTest {

  @Test
  void aRuleNamesAKindOrARangeAndATimeOrAlways() {
    assertThat(KindRule.of("1=90d").span())
        .isEqualTo(new Span(1, 1, new Keep.For(Duration.ofDays(90))));
    assertThat(KindRule.of("4040-4043=always").span())
        .isEqualTo(new Span(4_040, 4_043, new Keep.Always()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1=", "=90d", "1-2-3=90d", "2-1=90d", "70000=1d", "a=1d", "1=x"})
  void anythingElseIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> KindRule.of(text));
  }
}
