package dev.kith.presence.transport;

import dev.kith.presence.membership.Route;
import dev.kith.presence.membership.frame.Endpoint;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/// WebSockets between members, which carry frames where datagrams do not pass. A member is
/// connected to when there is something for it, and answered on the connection that it made.
public final class Connections implements AutoCloseable {

  /// Where a service takes frames, at the port of the same number as that for datagrams.
  public static final String PATH = "/v1/group";

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /// Most that are open, each way. There is one of each for a member.
  private static final int MOST = 1_024;

  private final UnaryOperator<String> authorization;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final Map<Endpoint, Link> made = new ConcurrentHashMap<>();
  private final Map<Endpoint, Accepted> accepted = new ConcurrentHashMap<>();

  /// The other end of a connection that a member made.
  @FunctionalInterface
  public interface Accepted {
    void send(byte[] frame);
  }

  /// @param authorization the header `Authorization` for a URL with `http`, as of now (NIP-98)
  public Connections(UnaryOperator<String> authorization) {
    this.authorization = authorization;
  }

  /// A member has connected.
  ///
  /// @return false if there are too many
  public boolean accept(Endpoint from, Accepted connection) {
    return accepted.size() < MOST && accepted.putIfAbsent(from, connection) == null;
  }

  public void closed(Endpoint from, Accepted connection) {
    accepted.remove(from, connection);
  }

  /// Sends on a connection that was made from there.
  ///
  /// @return false if there is none
  boolean answer(Endpoint to, byte[] frame) {
    Accepted connection = accepted.get(to);
    if (connection != null) {
      connection.send(frame);
    }
    return connection != null;
  }

  /// Sends, and connects first if need be. What cannot be sent is lost.
  ///
  /// @param receiver takes what comes back
  void send(Endpoint to, byte[] frame, BiConsumer<Route, byte[]> receiver) {
    made.values().removeIf(Link::isOver);
    Link link = made.get(to);
    if (link == null && made.size() < MOST) {
      Route back = new Route(to, true);
      link = new Link(datagram -> receiver.accept(back, datagram));
      made.put(to, link);
      connect(to, link);
    }
    if (link != null) {
      link.send(frame);
    }
  }

  private void connect(Endpoint to, Link link) {
    String host = to.host().contains(":") ? "[" + to.host() + "]" : to.host();
    String address = host + ":" + to.port() + PATH;
    try {
      var _ =
          client
              .newWebSocketBuilder()
              .connectTimeout(PATIENCE)
              .header("Authorization", authorization.apply("http://" + address))
              .buildAsync(URI.create("ws://" + address), link)
              .whenComplete(link::opened);
    } catch (IllegalArgumentException noAddress) {
      link.opened(null, noAddress);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
