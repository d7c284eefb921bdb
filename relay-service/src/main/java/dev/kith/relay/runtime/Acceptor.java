package dev.kith.relay.runtime;

import dev.kith.relay.access.ReadRules;
import dev.kith.relay.access.WriteRules;
import dev.kith.relay.connection.Connection;
import dev.kith.relay.connection.ConnectionLimits;
import dev.kith.relay.ingest.Admission;
import dev.kith.relay.session.SessionLimits;
import dev.kith.relay.websocket.ClientAcceptor;
import dev.kith.relay.websocket.ClientListener;
import dev.kith.relay.websocket.ClientSocket;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/// Makes a served client of every new socket.
final class Acceptor implements ClientAcceptor {

  private static final int CHALLENGE_BYTES = 16;

  private final Engine engine;
  private final Clients clients;
  private final ConnectionLimits limits;
  private final SessionLimits sessionLimits;
  private final Admission admission;
  private final WriteRules writeRules;
  private final ReadRules readRules;
  private final SharedLedger ledger;
  private final OwnUrls urls;
  private final SecureRandom random = new SecureRandom();
  private final AtomicLong numbers = new AtomicLong();

  Acceptor(
      Engine engine,
      Clients clients,
      ConnectionLimits limits,
      SessionLimits sessionLimits,
      Admission admission,
      WriteRules writeRules,
      ReadRules readRules,
      SharedLedger ledger,
      OwnUrls urls) {
    this.engine = engine;
    this.clients = clients;
    this.limits = limits;
    this.sessionLimits = sessionLimits;
    this.admission = admission;
    this.writeRules = writeRules;
    this.readRules = readRules;
    this.ledger = ledger;
    this.urls = urls;
  }

  @Override
  public ClientListener accept(ClientSocket socket) {
    long number = numbers.incrementAndGet();
    Connection connection =
        new Connection(
            limits,
            sessionLimits,
            admission,
            writeRules,
            readRules,
            ledger.open(socket.address()),
            urls.of(socket.url()));
    ServedClient client =
        new ServedClient(
            number, connection, socket, engine, challenge(), () -> clients.remove(number));
    clients.add(number, client);
    return client;
  }

  private String challenge() {
    byte[] bytes = new byte[CHALLENGE_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
