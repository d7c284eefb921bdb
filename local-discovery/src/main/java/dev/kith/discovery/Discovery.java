package dev.kith.discovery;

import dev.kith.discovery.advert.Advert;
import java.time.Duration;
import java.util.List;

/// Announces services on the local network and finds those of others. What goes wrong there is
/// logged and hurts nobody: without it, services are configured.
public interface Discovery extends AutoCloseable {

  /// Says until it is closed that there is such a service.
  void announce(Advert advert);

  /// All that answer within that time, each once.
  List<Advert> look(Duration patience);

  /// Takes back what was announced. Returns soon, whatever the network does.
  @Override
  void close();
}
