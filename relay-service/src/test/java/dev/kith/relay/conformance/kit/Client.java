package dev.kith.relay.conformance.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A connection that sends frames literally and keeps every frame it gets. What it asks for by
/// itself it takes out of the unread frames; all others stay there in their order.
public final class Client implements AutoCloseable {

  /// What shows the relay that a client knows extensions of Kith.
  private static final Pattern EXTENSION =
      Pattern.compile("^\\[\"(SESSION|ACK|POLL|END)\"|\"topics\":");

  private final URI url;
  private final Inbox inbox;
  private final Ears ears;
  private final WebSocket socket;
  private @Nullable String challenge;
  private int questions;

  private Client(URI url, Inbox inbox, Ears ears, WebSocket socket) {
    this.url = url;
    this.inbox = inbox;
    this.ears = ears;
    this.socket = socket;
  }

  /// @param headers of the handshake, names and values by turns
  public static Client connect(URI url, String... headers) {
    Inbox inbox = new Inbox();
    Ears ears = new Ears(inbox);
    return new Client(url, inbox, ears, ears.connect(url, headers));
  }

  public void send(String frame) {
    inbox.sent(frame);
    if (EXTENSION.matcher(frame).find()) {
      ears.extend();
    }
    socket.sendText(frame, true).join();
  }

  /// Sends one frame in several pieces.
  public void sendPieces(String... pieces) {
    inbox.sent("in pieces: " + String.join(" | ", pieces));
    for (int i = 0; i < pieces.length; i++) {
      socket.sendText(pieces[i], i == pieces.length - 1).join();
    }
  }

  public void sendBinary(byte[] bytes) {
    inbox.sent(bytes.length + " bytes of binary");
    socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
  }

  public void sendPing(byte[] payload) {
    socket.sendPing(ByteBuffer.wrap(payload)).join();
  }

  public byte[] awaitPong() {
    return ears.awaitPong();
  }

  /// Reads no more from the socket until [#resume].
  public void pause() {
    ears.pause();
  }

  public void resume() {
    ears.resume(socket);
  }

  /// The first unread frame, whatever it is, but for the challenge.
  public Frame next() {
    return take("any frame", frame -> !frame.verb().equals("AUTH"));
  }

  /// The first unread frame of that verb.
  public Frame next(String verb) {
    return take(verb, frame -> frame.verb().equals(verb));
  }

  /// The first unread frame of that verb about that subscription or event.
  public Frame next(String verb, String subject) {
    return take(verb + " " + subject, frame -> frame.is(verb, subject));
  }

  /// The first unread frame about that subscription, session or event.
  public Frame nextAbout(String subject) {
    return take("any frame about " + subject, frame -> frame.subject().equals(subject));
  }

  private Frame take(String what, Predicate<Frame> wanted) {
    return inbox.take(what, wanted);
  }

  /// The challenge that the relay sent last.
  public String challenge() {
    if (challenge == null) {
      challenge = next("AUTH").subject();
    }
    return challenge;
  }

  public Ok publish(Signed event) {
    send(event.frame());
    return ok(event);
  }

  /// The answer to an event that was sent before.
  public Ok ok(Signed event) {
    return Ok.of(next("OK", event.id()));
  }

  /// Publishes what the relay has to accept.
  public Signed accept(Signed event) {
    assertThat(publish(event)).as(event.json()).matches(Ok::accepted, "is accepted");
    return event;
  }

  public void accept(Signed first, Signed... more) {
    accept(first);
    Arrays.stream(more).forEach(this::accept);
  }

  /// Publishes what the relay has to refuse.
  ///
  /// @param prefix the word that the refusal starts with
  public Ok refuse(String prefix, Signed event) {
    return refused(prefix, event, publish(event));
  }

  /// The ids of what is stored, in the order in which it comes.
  public List<String> find(FilterJson... filters) {
    return read(filters).stream().map(Frame::eventId).toList();
  }

  /// The `EVENT` frames of what is stored, in the order in which they come.
  public List<Frame> read(FilterJson... filters) {
    String id = "find" + ++questions;
    List<Frame> found = subscribe(id, filters);
    close(id);
    return found;
  }

  /// Like [#find], but a request that is refused finds nothing.
  public List<String> findIfAllowed(FilterJson... filters) {
    String id = "allowed" + ++questions;
    send(request(id, filters));
    List<String> found = new ArrayList<>();
    Frame frame = nextOf(id);
    while (frame.verb().equals("EVENT")) {
      found.add(frame.eventId());
      frame = nextOf(id);
    }
    close(id);
    return found;
  }

  /// How many stored events there are.
  public long count(FilterJson... filters) {
    String id = "count" + ++questions;
    send(question("COUNT", id, filters));
    return next("COUNT", id).json().path(2).path("count").asLong();
  }

  /// Opens a subscription and reads its stored events.
  public List<Frame> subscribe(String id, FilterJson... filters) {
    send(request(id, filters));
    List<Frame> found = new ArrayList<>();
    Frame frame = nextOf(id);
    while (frame.verb().equals("EVENT")) {
      found.add(frame);
      frame = nextOf(id);
    }
    assertThat(frame.verb()).as(frame.text()).isEqualTo("EOSE");
    return found;
  }

  public void close(String subscription) {
    send("[\"CLOSE\",\"" + subscription + "\"]");
  }

  /// Asks what the relay has to refuse.
  ///
  /// @param prefix the word that the refusal starts with
  public String refuse(String prefix, FilterJson... filters) {
    String id = "refused" + ++questions;
    send(request(id, filters));
    Frame closed = nextOf(id);
    assertThat(closed.verb()).as(closed.text()).isEqualTo("CLOSED");
    assertThat(Reasons.prefix(closed.reason())).as(closed.text()).isEqualTo(prefix);
    return closed.reason();
  }

  public static String request(String id, FilterJson... filters) {
    return question("REQ", id, filters);
  }

  private static String question(String verb, String id, FilterJson... filters) {
    return Arrays.stream(filters)
        .map(FilterJson::toString)
        .collect(Collectors.joining(",", "[\"" + verb + "\",\"" + id + "\",", "]"));
  }

  /// The first unread frame of a subscription.
  public Frame nextOf(String id) {
    return take(
        "EVENT, EOSE or CLOSED of " + id,
        frame -> frame.is("EVENT", id) || frame.is("EOSE", id) || frame.is("CLOSED", id));
  }

  /// Proves to hold a key (NIP-42).
  public void authenticate(Author author) {
    Signed proof = proof(author).sign();
    assertThat(authenticate(proof)).matches(Ok::accepted, "is accepted");
  }

  /// Offers a proof that may be wrong.
  public Ok authenticate(Signed proof) {
    send("[\"AUTH\"," + proof.json() + "]");
    return ok(proof);
  }

  /// Offers a proof that the relay has to refuse.
  public void refuseProof(Draft proof) {
    Signed signed = proof.sign();
    refused("invalid", signed, authenticate(signed));
  }

  /// What the author has to sign for this connection.
  public Draft proof(Author author) {
    return author.draft(22_242).tag("relay", url.toString()).tag("challenge", challenge());
  }

  private static Ok refused(String prefix, Signed event, Ok ok) {
    assertThat(ok).as(event.json()).matches(answer -> !answer.accepted(), "is refused");
    assertThat(ok.prefix()).as(ok.text()).isEqualTo(prefix);
    return ok;
  }

  /// Returns when the relay has answered all that was sent before: an answer that has not come by
  /// then does not come. For live events that is no proof; a later one is.
  public void settle() {
    find(FilterJson.filter().limit(0));
  }

  public List<Frame> unread() {
    return inbox.unread();
  }

  public List<String> transcript() {
    return inbox.transcript();
  }

  public Closing awaitClosing() {
    return inbox.awaitClosing();
  }

  List<String> violations() {
    return ears.violations();
  }

  /// Ends the connection as the protocol wants it: with a close frame, and its answer awaited.
  public void leave() {
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    awaitClosing();
  }

  /// Breaks the connection off.
  @Override
  public void close() {
    socket.abort();
  }
}
