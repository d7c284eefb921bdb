package dev.kith.presence.transport;

import dev.kith.presence.membership.Route;
import java.io.IOException;
import java.util.Set;
import java.util.SplittableRandom;

/// A network card that fails: it loses some of what is sent, and all that is sent to certain ports.
final class LossyDatagrams implements Datagrams {

  private final UdpDatagrams socket;
  private final double loss;
  private final SplittableRandom random;
  private volatile Set<Integer> cutOff = Set.of();
  private volatile byte[] last = {};

  LossyDatagrams(UdpDatagrams socket, double loss, long seed) {
    this.socket = socket;
    this.loss = loss;
    this.random = new SplittableRandom(seed);
  }

  void cutOff(Set<Integer> ports) {
    cutOff = Set.copyOf(ports);
  }

  /// What was to be sent last.
  byte[] last() {
    return last.clone();
  }

  /// Called by the one thread that sends.
  @Override
  public void send(Route to, byte[] datagram) {
    last = datagram.clone();
    if (random.nextDouble() >= loss && !cutOff.contains(to.endpoint().port())) {
      socket.send(to, datagram);
    }
  }

  @Override
  public void receive(Receiver receiver) throws IOException {
    socket.receive(receiver);
  }

  @Override
  public void close() {
    socket.close();
  }
}
