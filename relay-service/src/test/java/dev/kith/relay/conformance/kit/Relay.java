package dev.kith.relay.conformance.kit;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;

/// The relay as one test sees it.
public final class Relay implements AutoCloseable {

  private final RelayUnderTest running;
  private final List<Client> clients = new ArrayList<>();
  private final List<RawSocket> sockets = new ArrayList<>();

  Relay(RelayUnderTest running) {
    this.running = running;
  }

  public URI url() {
    return running.url();
  }

  public Client connect() {
    Client client = Client.connect(url());
    clients.add(client);
    return client;
  }

  /// A connection whose handshake has that `Accept` header.
  public Client connectAccepting(String type) {
    Client client = Client.connect(url(), "Accept", type);
    clients.add(client);
    return client;
  }

  /// A connection that has proved to hold a key.
  public Client connect(Author author) {
    Client client = connect();
    client.authenticate(author);
    return client;
  }

  /// A connection below the WebSocket protocol.
  public RawSocket connectRaw() {
    RawSocket socket = RawSocket.connect(url());
    sockets.add(socket);
    return socket;
  }

  /// What the relay says about itself (NIP-11).
  public Information information() {
    return Information.of(url());
  }

  /// The holder of the relay's own key.
  public Author itself() {
    Author key = running.key();
    Assumptions.assumeTrue(key != null, "the key of a foreign relay is not known");
    return Objects.requireNonNull(key);
  }

  /// What the relay sent that no test asked for or no schema allows.
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    for (Client client : clients) {
      client.unread().stream()
          .filter(frame -> !frame.verb().equals("AUTH") && !frame.verb().equals("EVENT"))
          .forEach(frame -> problems.add("the test did not expect " + frame));
      problems.addAll(client.violations());
    }
    return problems;
  }

  String transcripts() {
    return clients.stream()
        .map(client -> "connection:\n  " + String.join("\n  ", client.transcript()))
        .collect(Collectors.joining("\n"));
  }

  @Override
  public void close() {
    clients.forEach(Client::close);
    sockets.forEach(RawSocket::close);
  }
}
