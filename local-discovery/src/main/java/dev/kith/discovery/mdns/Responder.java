package dev.kith.discovery.mdns;

import dev.kith.discovery.advert.Advert;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceInfo;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// JmDNS on one address. It throws what the network throws, and sometimes more; nothing of that
/// leaves here.
final class Responder {

  private static final Logger LOG = LoggerFactory.getLogger(Responder.class);
  private static final String TYPE = "_kith._tcp.local.";

  private final InetAddress address;
  private final JmDNS jmdns;

  private Responder(InetAddress address, JmDNS jmdns) {
    this.address = address;
    this.jmdns = jmdns;
  }

  /// Null if the network does not let us.
  static @Nullable Responder open(InetAddress address) {
    try {
      // Without a name it would ask the DNS for one, which may take long.
      String name = "kith-" + address.getHostAddress().replaceAll("[^0-9a-f]", "-");
      return new Responder(address, JmDNS.create(address, name));
    } catch (IOException | RuntimeException refused) {
      LOG.info("nothing is announced or found at {}: {}", address, refused.toString());
      return null;
    }
  }

  void announce(Advert advert) {
    try {
      jmdns.registerService(
          ServiceInfo.create(TYPE, advert.name(), port(advert), 0, 0, advert.text()));
    } catch (IOException | RuntimeException refused) {
      LOG.info("{} cannot be announced at {}: {}", advert.url(), address, refused.toString());
    }
  }

  private static int port(Advert advert) {
    int port = advert.url().getPort();
    boolean secure = Stream.of("wss", "https").anyMatch(advert.url().getScheme()::equals);
    return port >= 0 ? port : secure ? 443 : 80;
  }

  List<Advert> look(Duration patience) {
    try {
      return Stream.of(jmdns.list(TYPE, patience.toMillis()))
          .map(Responder::advert)
          .filter(Objects::nonNull)
          .toList();
    } catch (RuntimeException broken) {
      LOG.info("nothing can be found at {}: {}", address, broken.toString());
      return List.of();
    }
  }

  private static @Nullable Advert advert(ServiceInfo info) {
    Map<String, String> text = new LinkedHashMap<>();
    for (String name : Collections.list(info.getPropertyNames())) {
      String value = info.getPropertyString(name);
      if (value != null) {
        text.put(name, value);
      }
    }
    return Advert.of(info.getName(), text);
  }

  void close() {
    try {
      jmdns.close();
    } catch (IOException | RuntimeException broken) {
      LOG.debug("{} could not be closed: {}", address, broken.toString());
    }
  }
}
