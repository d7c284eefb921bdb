package dev.kith.presence.transport;

import dev.kith.presence.membership.Route;
import dev.kith.presence.membership.frame.Endpoint;
import dev.kith.presence.membership.frame.Frame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;

/// A UDP socket.
public final class UdpDatagrams implements Datagrams {

  private final DatagramChannel channel;

  private UdpDatagrams(DatagramChannel channel) {
    this.channel = channel;
  }

  /// @param local port 0 for any that is free
  public static UdpDatagrams bind(InetSocketAddress local) throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    try {
      channel.bind(local);
      return new UdpDatagrams(channel);
    } catch (IOException | RuntimeException failure) {
      channel.close();
      throw failure;
    }
  }

  public int port() {
    try {
      return ((InetSocketAddress) channel.getLocalAddress()).getPort();
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
  }

  @Override
  public void send(Route to, byte[] datagram) {
    Endpoint endpoint = to.endpoint();
    InetSocketAddress address = new InetSocketAddress(endpoint.host(), endpoint.port());
    if (address.isUnresolved()) {
      return;
    }
    try {
      channel.send(ByteBuffer.wrap(datagram), address);
    } catch (IOException lost) {
      // A network that is down loses all datagrams; probes find out.
    }
  }

  @Override
  public void receive(Receiver receiver) throws IOException {
    // One byte more than a frame may have shows that a datagram is too long.
    ByteBuffer buffer = ByteBuffer.allocate(Frame.MAX_BYTES + 1);
    SocketAddress from = receive(buffer);
    byte[] datagram = new byte[buffer.flip().remaining()];
    buffer.get(datagram);
    if (from instanceof InetSocketAddress internet) {
      receiver.received(
          new Endpoint(internet.getAddress().getHostAddress(), internet.getPort(), ""), datagram);
    }
  }

  /// What the system reports of a datagram that did not arrive is not the end of the socket.
  private SocketAddress receive(ByteBuffer buffer) throws IOException {
    while (true) {
      try {
        return channel.receive(buffer);
      } catch (ClosedChannelException closed) {
        throw closed;
      } catch (IOException ofOneDatagram) {
        if (!channel.isOpen()) {
          throw ofOneDatagram;
        }
        buffer.clear();
      }
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
