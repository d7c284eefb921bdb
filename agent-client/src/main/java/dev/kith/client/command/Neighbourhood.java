package dev.kith.client.command;

import dev.kith.discovery.advert.Advert;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The services on the local network, which are looked for when somebody asks and then no more.
final class Neighbourhood {

  /// How long they may take to answer.
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Function<Duration, List<Advert>> looking;
  private @Nullable List<Advert> found;

  Neighbourhood(Function<Duration, List<Advert>> looking) {
    this.looking = looking;
  }

  synchronized List<Advert> services() {
    List<Advert> known = found == null ? looking.apply(PATIENCE) : found;
    found = known;
    return known;
  }
}
