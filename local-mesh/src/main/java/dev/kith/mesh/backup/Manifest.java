package dev.kith.mesh.backup;

import dev.kith.mesh.failure.StartFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/// What a backup says of itself.
///
/// @param versions the number of the last migration of each schema
record Manifest(Map<String, String> versions) {

  static final String ENTRY = "kith-backup.properties";

  private static final String FORMAT = "format";
  private static final String KNOWN_FORMAT = "1";
  private static final String SCHEMA = "schema.";

  void write(OutputStream out) throws IOException {
    Properties lines = new Properties();
    lines.setProperty(FORMAT, KNOWN_FORMAT);
    versions.forEach((schema, version) -> lines.setProperty(SCHEMA + schema, version));
    lines.store(out, "A backup of Kith. It holds secrets.");
  }

  static Manifest read(InputStream in) throws StartFailure, IOException {
    Properties lines = new Properties();
    lines.load(in);
    String format = lines.getProperty(FORMAT);
    if (!KNOWN_FORMAT.equals(format)) {
      throw new StartFailure(
          "The backup is of a form that this version does not know: restore it with the version"
              + " that made it");
    }
    Map<String, String> versions = new TreeMap<>();
    lines.forEach((name, value) -> {
      String text = name.toString();
      if (text.startsWith(SCHEMA)) {
        versions.put(text.substring(SCHEMA.length()), value.toString());
      }
    });
    return new Manifest(versions);
  }
}
