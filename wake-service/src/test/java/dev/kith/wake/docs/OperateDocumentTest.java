package dev.kith.wake.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.testkit.operating.Operated;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Holds the tables of docs/operate.md against the code.
class OperateDocumentTest {

  private static final Operated WAKE =
      new Operated(
          " of the wake service",
          "kith.wake.",
          "kith\\.wake\\.",
          List.of(Path.of("src", "main", "java")));

  @Test
  void theTableOfOptionsHasEveryOptionWithItsDefaultAndNoOther() throws IOException {
    assertThat(WAKE.documentedOptions())
        .containsExactlyInAnyOrderElementsOf(WAKE.optionsOfTheCode());
  }

  @Test
  void theTableOfMetersHasEveryMeterAndNoOther() throws IOException {
    assertThat(WAKE.documentedMeters()).containsExactlyInAnyOrderElementsOf(WAKE.metersOfTheCode());
  }
}
