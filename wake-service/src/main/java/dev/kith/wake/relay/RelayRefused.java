package dev.kith.wake.relay;

/// The relay has answered with anything but what was asked for. The message is one sentence.
public final class RelayRefused extends RuntimeException {

  private static final long serialVersionUID = 1;

  RelayRefused(int status, String body) {
    super(
        status == 403
            ? "the relay does not take this service for one of its own: does it name its key in"
                + " kith.relay.services?"
            : "the relay answered %d: %s".formatted(status, body));
  }
}
