package dev.kith.relay.conformance.kit;

/// A Kith relay of a test's own, for what the relay of all tests cannot be asked: other options,
/// and what it shows to its operators.
public final class OwnRelay implements AutoCloseable {

  private final RelayUnderTest running;
  private final Relay relay;

  private OwnRelay(RelayUnderTest running) {
    this.running = running;
    this.relay = new Relay(running);
  }

  /// @param options as `name=value`
  public static OwnRelay start(String... options) {
    return new OwnRelay(RelayUnderTest.own(options));
  }

  public Relay relay() {
    return relay;
  }

  /// How many clients the relay counts.
  public int connections() {
    return (int) running.gauge("kith.relay.connections");
  }

  @Override
  public void close() {
    relay.close();
    running.close();
  }
}
