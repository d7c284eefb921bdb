package dev.kith.servicekit.discovery;

import dev.kith.discovery.Discovery;
import dev.kith.discovery.advert.Advert;
import dev.kith.discovery.mdns.MdnsDiscovery;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;

/// Announces the service from when it listens until it stops.
final class LocalAnnouncer implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(LocalAnnouncer.class);
  private static final int KEY_DIGITS = 8;

  private final Announced announced;
  private final DiscoveryProperties properties;
  private final Environment environment;
  private final List<Discovery> open = new ArrayList<>();
  private volatile boolean running;

  LocalAnnouncer(Announced announced, DiscoveryProperties properties, Environment environment) {
    this.announced = announced;
    this.properties = properties;
    this.environment = environment;
  }

  @Override
  public void start() {
    running = true;
    try {
      InetAddress listening =
          InetAddress.getByName(environment.getProperty("server.address", "127.0.0.1"));
      int port = environment.getRequiredProperty("local.server.port", Integer.class);
      for (InetAddress address :
          Reach.of(properties.announce(), listening, properties.interfaces())) {
        Discovery discovery = MdnsDiscovery.on(List.of(address));
        open.add(discovery);
        discovery.announce(advert(address, port));
        LOG.info("announced on the local network at {}", address.getHostAddress());
      }
    } catch (IOException | IllegalArgumentException unknown) {
      LOG.warn("the service is not announced on the local network: {}", unknown.toString());
    }
  }

  private Advert advert(InetAddress address, int port) {
    String host = address.getHostAddress();
    String direct = "http://%s:%d".formatted(host.contains(":") ? "[" + host + "]" : host, port);
    // The public URL is the only one for which others can sign requests.
    String base = environment.getProperty("kith.http.public-url", direct).replaceFirst("/$", "");
    return new Advert(
        "%s %s".formatted(announced.offer().word(), announced.key().hex().substring(0, KEY_DIGITS)),
        announced.offer(),
        announced.key(),
        announced.url(base));
  }

  @Override
  public void stop() {
    running = false;
    open.forEach(Discovery::close);
    open.clear();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
