package dev.kith.bench.runtime.mailbox;

import dev.kith.bench.load.RelaySocket;
import dev.kith.bench.load.SocketListener;
import dev.kith.bench.runtime.Outcome;
import dev.kith.model.event.Bytes32;
import dev.kith.model.event.EventDraft;
import dev.kith.model.event.Kind;
import dev.kith.model.event.Tag;
import dev.kith.model.message.ClientMessage;
import dev.kith.model.message.ClientMessage.SessionCommand;
import dev.kith.model.message.RelayMessage;
import dev.kith.model.message.RelayMessage.SessionNews;
import dev.kith.model.wire.ClientFrames;
import dev.kith.model.wire.RelayFrames;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// What a relay says on the connection of one agent, from its challenge on. One `ACK` goes for all
/// deliveries that arrived together, or for all that were collected.
final class KithSession implements SocketListener {

  private static final Bytes32 NO_RANDOMNESS = new Bytes32(0, 0, 0, 0);

  private final KithMail mail;
  private final Agent agent;
  private final LineListener listener;
  private final byte[] delivery;
  private final Outcome<RelaySocket> proven = new Outcome<>();

  /// Positions: of the last delivery, and of the last `ACK`.
  private long delivered;

  private long acknowledged;

  /// Begins with TCP's and WebSocket's handshakes.
  private final AtomicInteger roundTrips = new AtomicInteger(2);

  private volatile boolean collecting;
  private volatile boolean left;

  KithSession(KithMail mail, Agent agent, LineListener listener) {
    this.mail = mail;
    this.agent = agent;
    this.listener = listener;
    this.delivery =
        ("[\"DELIVER\",\"" + agent.session() + "\",").getBytes(StandardCharsets.US_ASCII);
  }

  /// The connection, once the key is proven on it.
  Outcome<RelaySocket> proven() {
    return proven;
  }

  /// The end of the connection is no failure from now on.
  void left() {
    left = true;
  }

  int roundTrips() {
    return roundTrips.get();
  }

  /// Acknowledges once at the end from now on.
  void collects() {
    collecting = true;
  }

  @Override
  public void received(RelaySocket socket, byte[] frame) {
    if (Arrays.mismatch(frame, delivery) == delivery.length) {
      delivered(frame);
    } else {
      news(socket, frame);
    }
  }

  @Override
  public void heard(RelaySocket socket) {
    if (!collecting) {
      acknowledge(socket);
    }
  }

  @Override
  public void ended() {
    proven.failed("the relay ended the connection");
    if (!left) {
      listener.failed("the relay ended the connection of a session");
    }
  }

  private void delivered(byte[] frame) {
    long position = 0;
    int at = delivery.length;
    for (; frame[at] != ','; at++) {
      position = position * 10 + frame[at] - '0';
    }
    delivered = position;
    listener.delivered(Letter.number(frame, at + 1));
  }

  private void news(RelaySocket socket, byte[] frame) {
    switch (RelayFrames.decode(frame)) {
      case RelayMessage.Challenge(String challenge) -> socket.write(proof(challenge));
      case RelayMessage.Ok(_, boolean yes, String text) -> {
        if (yes) {
          roundTrips.incrementAndGet();
          proven.found(socket);
        } else {
          proven.failed("the relay does not take the proof: " + text);
        }
      }
      case SessionNews.Opened _ -> {
        // What it has to say comes by itself.
      }
      case SessionNews.CaughtUp _, SessionNews.More _ -> {
        roundTrips.incrementAndGet();
        acknowledge(socket);
        listener.caughtUp();
      }
      case SessionNews.Acknowledged(_, long cursor) -> {
        roundTrips.incrementAndGet();
        if (cursor >= delivered) {
          listener.settled();
        }
      }
      case SessionNews.Refused(_, String text) -> listener.failed("it refused a session: " + text);
      case RelayMessage.Notice(String text) -> listener.failed("it gave notice: " + text);
      case SessionNews.Delivered _,
          RelayMessage.Delivery _,
          RelayMessage.EndOfStored _,
          RelayMessage.Closed _,
          RelayMessage.Count _,
          RelayMessage.NegMsg _,
          RelayMessage.NegErr _,
          RelayMessage.Unknown _ ->
          listener.failed("it sent what a session cannot expect");
    }
  }

  private void acknowledge(RelaySocket socket) {
    if (delivered > acknowledged) {
      acknowledged = delivered;
      socket.write(ClientFrames.encode(new SessionCommand.Acknowledge(agent.session(), delivered)));
    }
  }

  private byte[] proof(String challenge) {
    EventDraft draft =
        new EventDraft(
            InstantSource.system().instant().getEpochSecond(),
            Kind.AUTH,
            List.of(Tag.of("relay", mail.relay().url().toString()), Tag.of("challenge", challenge)),
            "");
    Bytes32 id = draft.id(agent.key().publicKey()).value();
    return ClientFrames.encode(
        new ClientMessage.Authenticate(
            draft.signed(
                agent.key().publicKey(),
                mail.signatures().sign(id, agent.key().secretKey(), NO_RANDOMNESS))));
  }
}
