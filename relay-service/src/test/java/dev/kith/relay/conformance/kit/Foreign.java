package dev.kith.relay.conformance.kit;

import dev.kith.testkit.foreign.Language;
import dev.kith.testkit.foreign.Scripts;
import java.nio.file.Path;

/// Clients of others and their schemas: the scripts of src/test/js.
public final class Foreign {

  /// One for all tests, so that the packages are looked for once.
  public static final Scripts SCRIPTS = Scripts.in(Language.JAVASCRIPT, Path.of("src/test/js"));

  private Foreign() {}
}
