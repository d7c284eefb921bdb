package dev.kith.presence.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.testkit.operating.Operated;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Holds the tables of docs/operate.md against the code.
class OperateDocumentTest {

  private static final Operated PRESENCE =
      new Operated(
          " of the presence service",
          "kith.presence.",
          "kith\\.presence\\.",
          List.of(Path.of("src", "main", "java")));

  @Test
  void theTableOfOptionsHasEveryOptionWithItsDefaultAndNoOther() throws IOException {
    assertThat(PRESENCE.documentedOptions())
        .containsExactlyInAnyOrderElementsOf(PRESENCE.optionsOfTheCode());
  }

  @Test
  void theTableOfMetersHasEveryMeterAndNoOther() throws IOException {
    assertThat(PRESENCE.documentedMeters())
        .containsExactlyInAnyOrderElementsOf(PRESENCE.metersOfTheCode());
  }
}
