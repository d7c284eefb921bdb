package dev.kith.client.testrelay;

import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import dev.kith.model.event.KindClass;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.WireEvent;
import dev.kith.model.filter.Filter;
import dev.kith.model.message.ClientMessage;
import dev.kith.model.message.RelayMessage;
import dev.kith.model.wire.ClientFrames;
import dev.kith.model.wire.RelayFrames;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

/// An in-memory relay that speaks NIP-01 and NIP-42 through the codec, on a free port of the
/// loopback, and behaves as its fields say.
public final class NastyRelay implements AutoCloseable {

  private static final Comparator<WireEvent> NEWEST_FIRST =
      Comparator.<WireEvent>comparingLong(event -> event.event().createdAt())
          .reversed()
          .thenComparing(WireEvent::id);

  /// Most events in one answer.
  public volatile int cap = 500;

  /// Everyone must prove a key before anything else.
  public volatile boolean demandsProof;

  /// Events with `p` tags are shown only to those who proved such a key.
  public volatile boolean gatesAddressed;

  /// Publishes get no answer.
  public volatile boolean leavesOutOk;

  /// Frames about sessions get no answer but what the test shouts.
  public volatile boolean leavesSessionsToTheTest;

  /// Every event is sent twice.
  public volatile boolean repeats;

  /// The connection breaks after this many events were sent over it.
  public volatile int breaksAfter = Integer.MAX_VALUE;

  /// What every publish is refused with, or empty.
  public volatile String refusal = "";

  private final Map<EventId, WireEvent> stored = new LinkedHashMap<>();
  private final Map<WebSocket, Client> clients = new ConcurrentHashMap<>();
  private final List<ClientMessage> received = new CopyOnWriteArrayList<>();
  private final Server server;

  private static final class Client {
    final Map<String, Filter> subscriptions = new LinkedHashMap<>();
    final Set<PublicKey> proved = ConcurrentHashMap.newKeySet();
    int sent;
  }

  private NastyRelay(int port) throws InterruptedException {
    server = new Server(port);
    server.start();
    server.started.await();
  }

  public static NastyRelay start() throws InterruptedException {
    return new NastyRelay(0);
  }

  /// A relay where another one was.
  public static NastyRelay startAt(int port) throws InterruptedException {
    return new NastyRelay(port);
  }

  public String url() {
    return "ws://127.0.0.1:" + server.getPort();
  }

  public int port() {
    return server.getPort();
  }

  /// Every message that came, in order.
  public List<ClientMessage> received() {
    return received;
  }

  public synchronized List<Event> stored() {
    return stored.values().stream().map(WireEvent::event).toList();
  }

  public int connections() {
    return clients.size();
  }

  /// Takes an event as if somebody else had published it. Nothing is checked.
  public synchronized void store(WireEvent event) {
    if (event.event().kindClass() != KindClass.EPHEMERAL
        && stored.putIfAbsent(event.id(), event) != null) {
      return;
    }
    clients.forEach((socket, client) ->
        client.subscriptions.forEach((name, filter) -> {
          if (filter.matches(event.event()) && mayRead(client, event.event())) {
            deliver(socket, client, name, event);
          }
        }));
  }

  /// Sends a text to everyone, whatever it is.
  public void shout(String text) {
    clients.keySet().forEach(socket -> socket.send(text));
  }

  /// Breaks all connections without a goodbye.
  public void breakAll() {
    clients.keySet().forEach(socket -> socket.closeConnection(1006, "broken"));
  }

  @Override
  public void close() {
    try {
      server.stop(1_000);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void on(WebSocket socket, ClientMessage message) {
    received.add(message);
    Client client = clients.get(socket);
    if (client == null) {
      return;
    }
    switch (message) {
      case ClientMessage.Publish(WireEvent event) -> publish(socket, client, event);
      case ClientMessage.Request(String name, List<Filter> filters) ->
          request(socket, client, name, filters.getFirst());
      case ClientMessage.Close(String name) -> client.subscriptions.remove(name);
      case ClientMessage.Authenticate(Event proof) -> {
        client.proved.add(proof.pubkey());
        send(socket, new RelayMessage.Ok(proof.id(), true, ""));
      }
      case ClientMessage.SessionCommand command -> {
        if (!leavesSessionsToTheTest) {
          send(socket, new RelayMessage.SessionNews.Refused(command.name(), "unsupported: none"));
        }
      }
      case ClientMessage.Count(String question, _) ->
          send(socket, new RelayMessage.Closed(question, "unsupported: no counts here"));
      case ClientMessage.NegOpen _, ClientMessage.NegMsg _, ClientMessage.NegClose _ ->
          throw new AssertionError(message);
      case ClientMessage.Malformed(_, var reason) ->
          send(socket, new RelayMessage.Notice(reason.text()));
    }
  }

  private void publish(WebSocket socket, Client client, WireEvent event) {
    if (demandsProof && client.proved.isEmpty()) {
      send(socket, new RelayMessage.Ok(event.id(), false, "auth-required: prove a key"));
    } else if (!refusal.isEmpty()) {
      send(socket, new RelayMessage.Ok(event.id(), false, refusal));
    } else {
      String text = stored.containsKey(event.id()) ? "duplicate: have it" : "";
      store(event);
      if (!leavesOutOk) {
        send(socket, new RelayMessage.Ok(event.id(), true, text));
      }
    }
  }

  private void request(WebSocket socket, Client client, String name, Filter filter) {
    if (demandsProof && client.proved.isEmpty()) {
      send(socket, new RelayMessage.Closed(name, "auth-required: prove a key"));
      return;
    }
    client.subscriptions.put(name, filter);
    int limit = filter.limit() == null ? cap : Math.min(cap, filter.limit());
    stored.values().stream()
        .filter(event -> filter.matches(event.event()) && mayRead(client, event.event()))
        .sorted(NEWEST_FIRST)
        .limit(limit)
        .forEach(event -> deliver(socket, client, name, event));
    send(socket, new RelayMessage.EndOfStored(name));
  }

  private void deliver(WebSocket socket, Client client, String name, WireEvent event) {
    for (int i = 0; i < (repeats ? 2 : 1); i++) {
      if (client.sent++ == breaksAfter) {
        socket.closeConnection(1006, "broken");
      }
      send(socket, new RelayMessage.Delivery(name, event));
    }
  }

  private boolean mayRead(Client client, Event event) {
    return !gatesAddressed
        || !event.hasTag("p")
        || client.proved.stream()
            .anyMatch(key -> key.equals(event.pubkey()) || event.hasTag("p", key.hex()));
  }

  private static void send(WebSocket socket, RelayMessage message) {
    if (socket.isOpen()) {
      socket.send(new String(RelayFrames.encode(message), StandardCharsets.UTF_8));
    }
  }

  private final class Server extends WebSocketServer {

    private final CountDownLatch started = new CountDownLatch(1);

    Server(int port) {
      super(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      setReuseAddr(true);
      setDaemon(true);
      setConnectionLostTimeout(0);
    }

    @Override
    public void onStart() {
      started.countDown();
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {
      clients.put(socket, new Client());
      if (demandsProof || gatesAddressed) {
        send(socket, new RelayMessage.Challenge("challenge-" + System.identityHashCode(socket)));
      }
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {
      clients.remove(socket);
    }

    @Override
    public void onMessage(WebSocket socket, String text) {
      on(socket, ClientFrames.decode(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void onError(WebSocket socket, Exception failure) {
      // The tests see it as a connection that breaks.
    }
  }
}
