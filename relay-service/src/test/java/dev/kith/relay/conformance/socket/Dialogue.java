package dev.kith.relay.conformance.socket;

import dev.kith.model.message.ClientMessage;
import dev.kith.model.message.ClientMessage.Malformed;
import dev.kith.model.message.ClientMessage.Subject;
import dev.kith.model.wire.ClientFrames;
import dev.kith.relay.conformance.kit.Frame;
import dev.kith.relay.conformance.kit.RawSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;

/// A conversation in which every frame, however broken, has to be answered for what it is, in its
/// turn: an event and a proof by `OK`, what cannot be read by a refusal that names what it was
/// about, a request at some time by `EOSE` or `CLOSED`. Nothing else may come.
final class Dialogue {

  /// Frames that may wait for their answers.
  private static final int AHEAD = 32;

  private final RawSocket socket;
  private final Queue<Turn> turns = new ArrayDeque<>();
  private final Set<String> asked = new HashSet<>();
  private final Set<String> unanswered = new HashSet<>();

  Dialogue(RawSocket socket) {
    this.socket = socket;
  }

  void say(byte[] frame) {
    switch (ClientFrames.decode(frame)) {
      case ClientMessage.Publish(var event) -> expect("OK", event.event().id().hex(), frame);
      case ClientMessage.Authenticate(var event) -> expect("OK", event.id().hex(), frame);
      case Malformed(Subject.OfEvent(var id), _) -> expect("OK", id.hex(), frame);
      case Malformed(Subject.OfSubscription(String id), _) -> expect("CLOSED", id, frame);
      case Malformed(Subject.OfSession(String name), _) -> expect("REFUSED", name, frame);
      case Malformed(Subject.Unknown(), _) -> expect("NOTICE", "", frame);
      case ClientMessage.Request(String id, _) -> {
        asked.add(id);
        unanswered.add(id);
      }
      case ClientMessage.Close(String id) -> unanswered.remove(id);
      // Nobody is authenticated here.
      case ClientMessage.SessionCommand command -> expect("REFUSED", command.name(), frame);
    }
    socket.send(RawSocket.TEXT, frame);
    while (turns.size() > AHEAD) {
      hear();
    }
  }

  private void expect(String verb, String subject, byte[] frame) {
    turns.add(new Turn(verb, subject, frame));
  }

  /// Waits for what is still owed.
  void end() {
    while (!turns.isEmpty() || !unanswered.isEmpty()) {
      hear();
    }
  }

  private void hear() {
    Frame frame = socket.next();
    Turn next = turns.peek();
    if (next != null && next.isAnsweredBy(frame)) {
      turns.remove();
      unanswered.remove(frame.subject());
      return;
    }
    boolean isKnown =
        switch (frame.verb()) {
          case "AUTH" -> true;
          case "EVENT", "EOSE", "CLOSED" -> asked.contains(frame.subject());
          default -> false;
        };
    if (!isKnown) {
      throw new AssertionError(frame + " came, but next is an answer to " + next);
    }
    if (!frame.verb().equals("EVENT")) {
      unanswered.remove(frame.subject());
    }
  }

  /// One frame that is answered in its turn.
  @SuppressWarnings("ArrayRecordComponent") // nobody compares them
  private record Turn(String verb, String subject, byte[] frame) {

    boolean isAnsweredBy(Frame answer) {
      return verb.equals("NOTICE") ? answer.verb().equals(verb) : answer.is(verb, subject);
    }

    @Override
    public String toString() {
      return "%s, in Base64 %s, by %s %s"
          .formatted(
              new String(frame, StandardCharsets.UTF_8),
              Base64.getEncoder().encodeToString(frame),
              verb,
              subject);
    }
  }
}
