package dev.kith.client.command;

import dev.kith.discovery.advert.Advert;
import dev.kith.discovery.advert.Offer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;

/// Which service a command goes to that was told none: the one on this machine, or else the one on
/// the local network.
final class NearestService {

  private static final int PATIENCE_MS = 1_000;

  private NearestService() {}

  /// Says so if it is not on this machine.
  ///
  /// @param here where one is on this machine, if there is one
  static String url(Offer offer, String here, Surroundings surroundings) {
    if (isListening(URI.create(here))) {
      return here;
    }
    List<Advert> found =
        surroundings.nearby().stream().filter(advert -> advert.offer() == offer).toList();
    if (found.isEmpty()) {
      return here;
    }
    if (found.stream().map(Advert::key).distinct().count() > 1) {
      surroundings.terminal().say(several(offer, found));
      return here;
    }
    String url = found.getFirst().url().toString();
    surroundings.terminal().say("using %s, which is on the local network".formatted(url));
    return url;
  }

  /// Nobody but the person can tell which of them is meant.
  private static String several(Offer offer, List<Advert> found) {
    return found.stream()
        .map(advert -> advert.url().toString())
        .sorted()
        .collect(
            Collectors.joining(
                " ", "on the local network there are ", ": name one with --" + offer.word()));
  }

  private static boolean isListening(URI service) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(service.getHost(), service.getPort()), PATIENCE_MS);
      return true;
    } catch (IOException nobody) {
      return false;
    }
  }
}
