package dev.kith.model.secp256k1;

/// Why the native library may have failed to load here, and what to do.
final class UnloadableLibrary {

  /// Where the binding unpacks its library, if it is to be another place than the usual one.
  private static final String DIRECTORY = "fr.acinq.secp256k1.tmpdir";

  private UnloadableLibrary() {}

  static String sentence() {
    return ("the native secp256k1 library for %s on %s cannot be loaded from %s:"
            + " it exists for Linux with glibc and macOS (x86-64, arm64) and Windows (x86-64),"
            + " and needs a directory that is writable and allows executables,"
            + " which -D%s=DIRECTORY can name")
        .formatted(
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            System.getProperty(DIRECTORY, System.getProperty("java.io.tmpdir")),
            DIRECTORY);
  }
}
