package dev.kith.mesh;

import dev.kith.mesh.data.DataDirectory;
import dev.kith.mesh.failure.StartFailure;
import dev.kith.mesh.postgres.Cluster;
import dev.kith.mesh.postgres.Database;
import dev.kith.mesh.postgres.Password;
import dev.kith.mesh.postgres.Postmaster;
import dev.kith.mesh.postgres.Programs;
import dev.kith.relay.RelayApplication;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.NestedExceptionUtils;

/// PostgreSQL and all services in one process, on loopback.
@Configuration(proxyBeanMethods = false)
public class LocalMesh {

  private static final Logger LOG = LoggerFactory.getLogger(LocalMesh.class);

  private static final List<Service> SERVICES =
      List.of(new Service("relay", "ws", RelayApplication::builder, 0));
  private static final int POSTGRES_PORT_OFFSET = 3;

  public static void main(String[] arguments) throws InterruptedException {
    try {
      start(MeshOptions.of(arguments));
    } catch (StartFailure e) {
      fail(e.sentence());
    } catch (IOException | RuntimeException e) {
      LOG.error("The mesh could not start", e);
      fail("The mesh could not start: " + NestedExceptionUtils.getMostSpecificCause(e));
    }
  }

  private static void start(MeshOptions options)
      throws StartFailure, IOException, InterruptedException {
    DataDirectory data = DataDirectory.claim(options.data());
    ConfigurableApplicationContext mesh = openContext(data);

    Programs programs = Programs.unpackedIn(options.programs());
    Postmaster.stopOrphan(programs, data.postgres());
    for (Service service : SERVICES) {
      Ports.reserve(options.port(service.portOffset()), "the " + service.name());
    }
    int port = Ports.reserve(options.port(POSTGRES_PORT_OFFSET), "PostgreSQL");
    Password password = new Password(data.password(() -> Password.random().value()));
    Cluster cluster = Cluster.openedOrCreated(data.postgres(), password, programs);
    Postmaster postmaster = new Postmaster(programs, cluster, port, LocalMesh::fail);
    SpringApplication.getShutdownHandlers().add(() -> stop(postmaster, data));
    Database database = postmaster.start();

    Map<String, URI> urls = new LinkedHashMap<>();
    for (Service service : SERVICES) {
      urls.put(service.name(), service.start(mesh, database, options.port(service.portOffset())));
    }
    Announcement announcement =
        new Announcement(urls, database.url(), data.path(), ProcessHandle.current().pid());
    data.announce(announcement.json());
    LOG.info("The mesh is up: {}", announcement);
  }

  /// The context above those of the services. It brings up logging; closing it closes them, and
  /// what is registered as a shutdown handler runs after that.
  private static ConfigurableApplicationContext openContext(DataDirectory data) {
    return new SpringApplicationBuilder(LocalMesh.class)
        .web(WebApplicationType.NONE)
        .run("--spring.config.name=mesh", "--logging.file.name=" + data.log());
  }

  private static void stop(Postmaster postmaster, DataDirectory data) {
    postmaster.stop();
    try {
      data.close();
    } catch (IOException e) {
      LOG.warn("The data directory could not be released", e);
    }
  }

  private static void fail(String sentence) {
    System.err.println("kith: " + sentence);
    System.exit(1);
  }
}
