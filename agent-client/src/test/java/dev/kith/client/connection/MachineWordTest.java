package dev.kith.client.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.message.Reason.Prefix;
import org.junit.jupiter.api.Test;

class MachineWordTest {

  @Test
  void theWordIsWhatStandsBeforeTheColon() {
    assertThat(MachineWord.of("rate-limited: slow down: please")).isEqualTo(Prefix.RATE_LIMITED);
  }

  @Test
  void aPrefixedErrorDoesNotHideTheWord() {
    assertThat(MachineWord.of("ERROR: auth-required: first")).isEqualTo(Prefix.AUTH_REQUIRED);
    assertThat(MachineWord.of("error: database: locked")).isEqualTo(Prefix.ERROR);
  }

  @Test
  void textWithoutAKnownWordHasNone() {
    assertThat(MachineWord.of("")).isNull();
    assertThat(MachineWord.of("duplicate")).isNull();
    assertThat(MachineWord.of("replaced: have newer")).isNull();
  }
}
