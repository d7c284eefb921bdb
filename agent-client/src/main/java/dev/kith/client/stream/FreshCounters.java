package dev.kith.client.stream;

import dev.kith.model.event.Event;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.StreamPosition;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// Counters of a process that keeps nothing: it counts as an installation of its own, and so do the
/// streams it begins once there are too many to remember.
public final class FreshCounters implements StreamCounters {

  private static final int MAX_STREAMS = 10_000;
  private static final int INSTALLATION_BYTES = 5;

  private final RandomGenerator random;
  private final Map<TrackKey, StreamPosition> next = new HashMap<>();
  private String installation;

  /// @param random a [java.security.SecureRandom]
  public FreshCounters(RandomGenerator random) {
    this.random = random;
    this.installation = newInstallation();
  }

  @Override
  public synchronized Event append(
      PublicKey author, Collection<PublicKey> readers, Function<StreamPosition, Event> sign) {
    if (next.size() == MAX_STREAMS) {
      next.clear();
      installation = newInstallation();
    }
    String stream = StreamName.of(installation, readers);
    TrackKey key = new TrackKey(author, stream);
    StreamPosition position = next.getOrDefault(key, new StreamPosition(stream, 1, null));
    Event event = sign.apply(position);
    next.put(key, new StreamPosition(stream, position.sequence() + 1, event.id()));
    return event;
  }

  private String newInstallation() {
    byte[] drawn = new byte[INSTALLATION_BYTES];
    random.nextBytes(drawn);
    return HexFormat.of().formatHex(drawn);
  }
}
