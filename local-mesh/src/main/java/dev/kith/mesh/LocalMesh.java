package dev.kith.mesh;

import dev.kith.mesh.data.DataDirectory;
import dev.kith.mesh.failure.StartFailure;
import dev.kith.mesh.postgres.Cluster;
import dev.kith.mesh.postgres.Database;
import dev.kith.mesh.postgres.Password;
import dev.kith.mesh.postgres.Postmaster;
import dev.kith.mesh.postgres.Programs;
import dev.kith.model.crypto.KeyPair;
import dev.kith.presence.PresenceApplication;
import dev.kith.relay.RelayApplication;
import dev.kith.wake.WakeApplication;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.client.ReactorResourceFactory;

/// PostgreSQL and all services in one process, on loopback; the relay and the presence service at
/// an address of a local network if they are told to.
@Configuration(proxyBeanMethods = false)
public class LocalMesh {

  private static final Logger LOG = LoggerFactory.getLogger(LocalMesh.class);

  private static final List<Service> SERVICES =
      List.of(
          new Service(
              "relay",
              "ws",
              RelayApplication::builder,
              0,
              mesh ->
                  List.of(
                      "--kith.relay.services=%s,%s"
                          .formatted(
                              mesh.secrets().presence().publicKey().hex(),
                              mesh.secrets().wake().publicKey().hex())),
              authority -> List.of("--kith.relay.url=ws://" + authority)),
          new Service(
              "presence",
              "http",
              PresenceApplication::builder,
              1,
              mesh ->
                  List.of(
                      "--kith.presence.relays=" + mesh.url("relay"),
                      "--kith.presence.secret-key=" + secret(mesh.secrets().presence()),
                      "--kith.presence.wake=" + mesh.secrets().wake().publicKey().hex()),
              _ -> List.of()),
          new Service(
              "wake",
              "http",
              WakeApplication::builder,
              2,
              mesh ->
                  List.of(
                      "--kith.wake.relay=" + mesh.url("relay"),
                      "--kith.wake.presence=" + mesh.url("presence"),
                      "--kith.wake.secret-key=" + secret(mesh.secrets().wake()),
                      "--kith.wake.sealing.keys.1=" + mesh.secrets().seal(),
                      "--kith.wake.webhooks.loopback=true"),
              // Its webhooks may be on this machine, so strangers must not register any.
              null));
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
    Map<Service, Place> places = new LinkedHashMap<>();
    for (Service service : SERVICES) {
      places.put(service, place(service, options));
    }
    int port = Ports.reserve(Place.onThisMachine(options.port(POSTGRES_PORT_OFFSET)), "PostgreSQL");
    Secrets secrets = Secrets.of(data);
    Owner owner = Owner.of(options.home());
    mesh.getBeanFactory().registerSingleton("owner", owner);
    Password password = new Password(data.password(() -> Password.random().value()));
    Cluster cluster = Cluster.openedOrCreated(data.postgres(), password, programs);
    Postmaster postmaster = new Postmaster(programs, cluster, port, LocalMesh::fail);
    SpringApplication.getShutdownHandlers().add(() -> stop(postmaster, data));
    Database database = postmaster.start();

    Map<String, URI> urls = new LinkedHashMap<>();
    Neighbours neighbours = new Neighbours(urls, secrets);
    for (Service service : SERVICES) {
      Place place = Objects.requireNonNull(places.get(service));
      urls.put(service.name(), service.start(mesh, database, neighbours, place, owner));
    }
    Announcement announcement =
        new Announcement(
            urls, database.url(), owner.key(), data.path(), ProcessHandle.current().pid());
    data.announce(announcement.json());
    LOG.info("The mesh is up: {}", announcement);
  }

  /// Where a service is to listen. A URL that is signed for has the port in it, so that is chosen
  /// before the start.
  private static Place place(Service service, MeshOptions options) throws StartFailure {
    int asked = options.port(service.portOffset());
    InetAddress lan = service.onLan() == null ? null : options.lan();
    Place place = lan == null ? Place.onThisMachine(asked) : new Place(lan, asked);
    int free = Ports.reserve(place, "the " + service.name());
    return lan == null ? place : new Place(lan, free);
  }

  /// The context above those of the services. It brings up logging; closing it closes them, and
  /// what is registered as a shutdown handler runs after that.
  private static ConfigurableApplicationContext openContext(DataDirectory data) {
    return new SpringApplicationBuilder(LocalMesh.class)
        .web(WebApplicationType.NONE)
        .run("--spring.config.name=mesh", "--logging.file.name=" + data.log());
  }

  /// The services share the threads of their sockets, which end when all of them have.
  @Bean
  ReactorResourceFactory threads() {
    ReactorResourceFactory threads = new ReactorResourceFactory();
    // Nothing follows what the graceful shutdown has waited for.
    threads.setShutdownQuietPeriod(Duration.ZERO);
    return threads;
  }

  private static String secret(KeyPair pair) {
    return pair.secretKey().value().hex();
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
