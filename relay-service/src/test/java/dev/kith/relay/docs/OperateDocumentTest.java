package dev.kith.relay.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.testkit.operating.Operated;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Holds the tables of docs/operate.md against the code.
class OperateDocumentTest {

  private static final Operated RELAY =
      new Operated(
          "",
          "kith.",
          "kith\\.(?:relay|http)\\.",
          List.of(
              Path.of("src", "main", "java"), Path.of("..", "service-kit", "src", "main", "java")));

  @Test
  void theTableOfOptionsHasEveryOptionWithItsDefaultAndNoOther() throws IOException {
    assertThat(RELAY.documentedOptions())
        .containsExactlyInAnyOrderElementsOf(RELAY.optionsOfTheCode());
  }

  @Test
  void theTableOfMetersHasEveryMeterAndNoOther() throws IOException {
    assertThat(RELAY.documentedMeters())
        .containsExactlyInAnyOrderElementsOf(RELAY.metersOfTheCode());
  }
}
