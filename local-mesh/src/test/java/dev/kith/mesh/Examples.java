package dev.kith.mesh;

import dev.kith.testkit.foreign.Language;
import dev.kith.testkit.foreign.Scripts;
import java.nio.file.Path;

/// The scripts of examples/.
final class Examples {

  static final Scripts JAVASCRIPT = in(Language.JAVASCRIPT, "javascript");
  static final Scripts PYTHON = in(Language.PYTHON, "python");

  private Examples() {}

  private static Scripts in(Language language, String directory) {
    return Scripts.in(language, Path.of("..", "examples", directory));
  }
}
