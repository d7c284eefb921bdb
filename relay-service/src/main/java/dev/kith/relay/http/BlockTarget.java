package dev.kith.relay.http;

import dev.kith.model.event.EventId;
import dev.kith.relay.access.Blockable;
import dev.kith.servicekit.http.ClientAddress;

/// What is to be kept out.
///
/// @param value in its one form: an id in hex, the number of a kind, an address
public record BlockTarget(Blockable what, String value) {

  private static final int KINDS = 1 << 16;

  /// @throws IllegalArgumentException in one sentence, if the text names nothing of that sort
  static BlockTarget of(Blockable what, String text) {
    return new BlockTarget(
        what,
        switch (what) {
          case EVENT -> EventId.ofHex(text).hex();
          case KIND -> kind(text);
          case ADDRESS -> ClientAddress.parse(text);
        });
  }

  private static String kind(String text) {
    try {
      int kind = Integer.parseInt(text);
      if (kind >= 0 && kind < KINDS) {
        return Integer.toString(kind);
      }
    } catch (NumberFormatException malformed) {
      // It is no kind either.
    }
    throw new IllegalArgumentException("expected a kind, 0 to " + (KINDS - 1));
  }
}
