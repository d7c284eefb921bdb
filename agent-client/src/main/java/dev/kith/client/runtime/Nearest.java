package dev.kith.client.runtime;

import dev.kith.discovery.advert.Advert;
import dev.kith.discovery.advert.Offer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

/// Which service is meant where none was named: the one on this machine, or else the one on the
/// local network.
public sealed interface Nearest {

  /// The one on this machine, or there is none anywhere.
  record Here() implements Nearest {}

  record OnLocalNetwork(URI url) implements Nearest {}

  /// Nobody but a person can tell which of them is meant.
  record Several(List<URI> urls) implements Nearest {
    public Several {
      urls = List.copyOf(urls);
    }
  }

  /// @param here where one is on this machine, if there is one
  /// @param nearby looks around, which takes a moment; asked only if there is none here
  static Nearest find(Offer offer, URI here, Supplier<List<Advert>> nearby) {
    if (isListening(here)) {
      return new Here();
    }
    List<Advert> found = nearby.get().stream().filter(advert -> advert.offer() == offer).toList();
    if (found.isEmpty()) {
      return new Here();
    }
    if (found.stream().map(Advert::key).distinct().count() > 1) {
      return new Several(found.stream().map(Advert::url).sorted().toList());
    }
    return new OnLocalNetwork(found.getFirst().url());
  }

  private static boolean isListening(URI service) {
    int patienceMs = 1_000;
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(service.getHost(), service.getPort()), patienceMs);
      return true;
    } catch (IOException nobody) {
      return false;
    }
  }
}
