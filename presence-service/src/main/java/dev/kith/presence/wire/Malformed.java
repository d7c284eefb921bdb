package dev.kith.presence.wire;

/// What is wrong with a datagram, on its way up from inside the reader. It never leaves this
/// package.
final class Malformed extends Exception {

  private static final long serialVersionUID = 1;

  private final Unreadable why;

  Malformed(Unreadable why) {
    // No stack trace: a stranger can cause any number of these.
    super(why.name(), null, false, false);
    this.why = why;
  }

  Unreadable why() {
    return why;
  }
}
