package dev.kith.bench.runtime;

import dev.kith.model.event.Event;
import dev.kith.model.message.ClientMessage;
import dev.kith.model.wire.ClientFrames;
import dev.kith.model.wire.EventWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Frames that no relay accepts, from what is no event to what only its signature tells.
enum Spoilt {
  TOO_LONG,
  BAD_FILTER,
  CUT_OFF,
  NO_SIGNATURE,
  FROM_THE_FUTURE,
  WRONG_ID,
  BAD_SIGNATURE;

  /// Beyond what relays take by default, and not so far that they end the connection.
  private static final int LONG = 150_000;

  private static final long LATER = 10_000_000_000L;

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// One frame of each event.
  List<byte[]> frames(List<Event> sound) {
    return IntStream.range(0, sound.size())
        .mapToObj(i -> frame(sound.get(i), sound.get((i + 1) % sound.size())))
        .toList();
  }

  /// @param other another event
  private byte[] frame(Event event, Event other) {
    return switch (this) {
      case TOO_LONG -> publish(with(event, event.createdAt(), "x".repeat(LONG)));
      case BAD_FILTER ->
          "[\"REQ\",\"spoilt\",{\"kinds\":\"all\"}]".getBytes(StandardCharsets.UTF_8);
      case CUT_OFF -> {
        byte[] whole = publish(event);
        yield Arrays.copyOf(whole, whole.length - 1);
      }
      case NO_SIGNATURE ->
          new String(publish(event), StandardCharsets.UTF_8)
              .replace("\"sig\":", "\"gis\":")
              .getBytes(StandardCharsets.UTF_8);
      case FROM_THE_FUTURE -> publish(with(event, LATER, event.content()));
      case WRONG_ID -> publish(with(event, event.createdAt(), other.content()));
      case BAD_SIGNATURE ->
          publish(
              new Event(
                  event.id(),
                  event.pubkey(),
                  event.createdAt(),
                  event.kind(),
                  event.tags(),
                  event.content(),
                  other.sig()));
    };
  }

  private static Event with(Event event, long createdAt, String content) {
    return new Event(
        event.id(), event.pubkey(), createdAt, event.kind(), event.tags(), content, event.sig());
  }

  private static byte[] publish(Event event) {
    return ClientFrames.encode(new ClientMessage.Publish(EventWriter.wire(event)));
  }
}
