package dev.kith.mesh;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import dev.kith.mesh.backup.Archived;
import dev.kith.mesh.backup.Load;
import dev.kith.mesh.data.DataDirectory;
import dev.kith.mesh.failure.StartFailure;
import dev.kith.mesh.postgres.Cluster;
import dev.kith.mesh.postgres.Password;
import dev.kith.mesh.postgres.Postmaster;
import dev.kith.mesh.postgres.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.util.FileSystemUtils;

/// Makes a mesh of a backup, where there is none yet. `./kith up` starts it.
@Configuration(proxyBeanMethods = false)
public class Restore {

  private static final Logger LOG = LoggerFactory.getLogger(Restore.class);

  public static void main(String[] arguments) throws InterruptedException {
    try {
      restore(CopyOptions.of(arguments));
    } catch (StartFailure e) {
      fail(e.sentence());
    } catch (IOException | SQLException | RuntimeException e) {
      LOG.error("The backup could not be restored", e);
      fail("The backup could not be restored: " + NestedExceptionUtils.getMostSpecificCause(e));
    }
  }

  private static void restore(CopyOptions options)
      throws StartFailure, IOException, SQLException, InterruptedException {
    try (Archived backup = Archived.open(options.file());
        DataDirectory data = DataDirectory.claim(options.data())) {
      if (Files.exists(data.postgres())) {
        throw new StartFailure(
            "%s holds a mesh already: restore into another directory with --data"
                .formatted(data.path()));
      }
      openLog(data);
      Programs programs = Programs.unpackedIn(options.programs());
      Password password = new Password(data.password(() -> Password.random().value()));
      // Only what is whole gets the name by which a start finds it.
      Path draft = data.postgres().resolveSibling("postgres.restored");
      Postmaster.stopOrphan(programs, draft);
      FileSystemUtils.deleteRecursively(draft);
      load(backup, Cluster.openedOrCreated(draft, password, programs), programs);
      keep(backup.secrets(), data);
      Files.move(draft, data.postgres(), ATOMIC_MOVE);
    }
  }

  private static void load(Archived backup, Cluster cluster, Programs programs)
      throws StartFailure, IOException, SQLException, InterruptedException {
    int port = Ports.reserve(Place.onThisMachine(0), "PostgreSQL");
    Postmaster postmaster = new Postmaster(programs, cluster, port, Restore::fail);
    try {
      Load.into(postmaster.start().connections(), backup);
    } finally {
      postmaster.stop();
    }
  }

  private static void keep(Map<String, String> secrets, DataDirectory data)
      throws StartFailure, IOException {
    for (Map.Entry<String, String> secret : secrets.entrySet()) {
      if (!data.secret(secret.getKey(), secret::getValue).equals(secret.getValue())) {
        throw new StartFailure(
            "%s holds another %s: restore into an empty directory with --data"
                .formatted(data.path(), secret.getKey()));
      }
    }
  }

  /// Everything goes to the log of the mesh to be.
  private static void openLog(DataDirectory data) {
    new SpringApplicationBuilder(Restore.class)
        .web(WebApplicationType.NONE)
        .run("--spring.config.name=mesh", "--logging.file.name=" + data.log());
  }

  private static void fail(String sentence) {
    System.err.println("kith: " + sentence);
    System.exit(1);
  }
}
