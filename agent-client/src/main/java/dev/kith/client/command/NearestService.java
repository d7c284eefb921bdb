package dev.kith.client.command;

import dev.kith.client.runtime.Nearest;
import dev.kith.discovery.advert.Offer;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;

/// Which service a command goes to that was told none.
final class NearestService {

  private NearestService() {}

  /// Says so if it is not on this machine.
  ///
  /// @param here where one is on this machine, if there is one
  static String url(Offer offer, String here, Surroundings surroundings) {
    return switch (Nearest.find(offer, URI.create(here), surroundings::nearby)) {
      case Nearest.Here() -> here;
      case Nearest.OnLocalNetwork(URI url) -> {
        surroundings.terminal().say("using %s, which is on the local network".formatted(url));
        yield url.toString();
      }
      case Nearest.Several(List<URI> urls) -> {
        surroundings.terminal().say(several(offer, urls));
        yield here;
      }
    };
  }

  private static String several(Offer offer, List<URI> urls) {
    return urls.stream()
        .map(URI::toString)
        .collect(
            Collectors.joining(
                " ", "on the local network there are ", ": name one with --" + offer.word()));
  }
}
