package dev.kith.mesh.backup;

import dev.kith.mesh.failure.StartFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// A backup that is read. Its table of contents comes at its end, so one that was cut short is
/// noticed at once.
public final class Archived implements AutoCloseable {

  static final String SECRETS = "secrets/";

  private final ZipFile zip;
  private final Manifest manifest;

  private Archived(ZipFile zip, Manifest manifest) {
    this.zip = zip;
    this.manifest = manifest;
  }

  /// @throws StartFailure if the file is no backup, or not whole
  public static Archived open(Path file) throws StartFailure, IOException {
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile());
    } catch (ZipException | NoSuchFileException broken) {
      throw new StartFailure(
          "%s is not there, or is no whole backup of Kith (%s)"
              .formatted(file, broken.getMessage()),
          broken);
    }
    try (InputStream in = entry(zip, Manifest.ENTRY)) {
      return new Archived(zip, Manifest.read(in));
    } catch (StartFailure | IOException broken) {
      zip.close();
      throw broken;
    }
  }

  /// The number of the last migration of each schema.
  Map<String, String> versions() {
    return manifest.versions();
  }

  /// Texts by the names of their files.
  public Map<String, String> secrets() throws StartFailure, IOException {
    Map<String, String> secrets = new TreeMap<>();
    for (ZipEntry entry : Collections.list(zip.entries())) {
      if (entry.getName().startsWith(SECRETS)) {
        secrets.put(entry.getName().substring(SECRETS.length()), text(entry.getName()));
      }
    }
    return secrets;
  }

  InputStream rows(Table table) throws StartFailure, IOException {
    return entry(zip, table.entry());
  }

  /// Where a sequence stands: its number, and whether that was given out.
  String position(String schema, String sequence) throws StartFailure, IOException {
    return text(sequence(schema, sequence));
  }

  static String sequence(String schema, String name) {
    return "%s/%s.sequence".formatted(schema, name);
  }

  private String text(String name) throws StartFailure, IOException {
    try (InputStream in = entry(zip, name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static InputStream entry(ZipFile zip, String name) throws StartFailure, IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new StartFailure(
          "%s is no whole backup of Kith: it lacks %s".formatted(zip.getName(), name));
    }
    return zip.getInputStream(entry);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
