package dev.kith.client.runtime;

import dev.kith.discovery.Discovery;
import dev.kith.discovery.advert.Advert;
import dev.kith.discovery.mdns.LocalNetworks;
import dev.kith.discovery.mdns.MdnsDiscovery;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// Services of a mesh on the networks that this machine is in.
public final class Nearby {

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private Nearby() {}

  /// All that answer within a second; none where the environment has `KITH_LAN=off`.
  public static List<Advert> servicesUnlessOff() {
    return "off".equals(System.getenv("KITH_LAN")) ? List.of() : services(PATIENCE);
  }

  /// All that answer within that time; none where the networks do not let us ask.
  public static List<Advert> services(Duration patience) {
    try (Discovery discovery = MdnsDiscovery.on(LocalNetworks.addresses(List.of()))) {
      return discovery.look(patience);
    } catch (IOException unknown) {
      return List.of();
    }
  }
}
