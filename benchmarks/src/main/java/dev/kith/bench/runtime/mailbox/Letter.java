package dev.kith.bench.runtime.mailbox;

import dev.kith.model.event.Event;
import dev.kith.model.event.WireEvent;
import dev.kith.model.wire.EventWriter;

/// One message. Its JSON goes to every system, byte for byte.
record Letter(WireEvent event, Address to) {

  private static final int BEFORE_ID = "{\"id\":\"".length();
  private static final int DIGITS = 16;

  static Letter of(Event event, Address to) {
    return new Letter(EventWriter.wire(event), to);
  }

  /// What it is known by: the first 8 bytes of its id.
  long number() {
    return event.id().value().a();
  }

  /// The number of the letter whose JSON begins there. It is read from where it is and nothing is
  /// decoded, because the generator would otherwise be what is measured.
  static long number(byte[] bytes, int from) {
    long number = 0;
    for (int i = from + BEFORE_ID; i < from + BEFORE_ID + DIGITS && i < bytes.length; i++) {
      number = number << 4 | Character.digit(bytes[i], 16);
    }
    return number;
  }
}
