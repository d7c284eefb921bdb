package dev.kith.relay.replicas;

import dev.kith.relay.RunningRelay;
import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Two relays on one database for the tests of a class, and the clients of each test.
final class TwoReplicas implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

  private final List<Client> clients = new ArrayList<>();

  @SuppressWarnings("NullAway.Init")
  private RunningRelay one;

  @SuppressWarnings("NullAway.Init")
  private RunningRelay other;

  RunningRelay one() {
    return one;
  }

  RunningRelay other() {
    return other;
  }

  /// @return a client that is closed after the test
  Client connect(RunningRelay relay, Author author) {
    Client client = Client.connect(relay.url());
    clients.add(client);
    client.authenticate(author);
    return client;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    one = RunningRelay.start();
    other = RunningRelay.startOn(one.database());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    clients.forEach(Client::close);
    clients.clear();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    other.close();
    one.close();
  }
}
