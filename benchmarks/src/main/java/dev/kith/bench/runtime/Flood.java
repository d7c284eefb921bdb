package dev.kith.bench.runtime;

import dev.kith.model.event.Event;
import dev.kith.model.filter.Filter;
import dev.kith.model.message.ClientMessage;
import dev.kith.model.wire.ClientFrames;
import java.util.List;
import java.util.stream.IntStream;

/// What one address does to a relay without end.
///
/// @param perSecond how many frames, or connections if there are no frames
/// @param frames sent over all connections in turn; after the last comes the first again
record Flood(String name, int perSecond, int connections, List<byte[]> frames) {

  /// A few below the limits of an address, then far above them.
  private static final int FEW = 40;

  private static final int MANY = 2_000;
  private static final int REQUESTS = 500;
  private static final int CONNECTIONS = 200;

  /// As many connections as an address may have, so that all its subscriptions can be held.
  private static final int HOLDERS = 100;

  private static final int EACH_HOLDS = 10;

  Flood {
    frames = List.copyOf(frames);
  }

  /// @param sound any events
  static List<Flood> all(List<Event> sound) {
    List<byte[]> badSignatures = Spoilt.BAD_SIGNATURE.frames(sound);
    return List.of(
        new Flood("bad-signatures", FEW, 1, badSignatures),
        new Flood("bad-signatures", MANY, 4, badSignatures),
        new Flood("requests-for-all", REQUESTS, 4, requests(4, Filter.ALL)),
        new Flood("subscriptions", REQUESTS, HOLDERS, requests(HOLDERS, Filter.ALL.withLimit(0))),
        new Flood("connections", CONNECTIONS, 0, List.of()));
  }

  /// Each connection has some ids in turn, so that most requests end an answer that is on its way.
  private static List<byte[]> requests(int connections, Filter filter) {
    return IntStream.range(0, connections * EACH_HOLDS)
        .mapToObj(i -> new ClientMessage.Request("s" + i / connections, List.of(filter)))
        .map(ClientFrames::encode)
        .toList();
  }
}
