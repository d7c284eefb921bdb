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
      case ClientMessage.Publish(var event) ->
          expect(Set.of("OK"), event.event().id().hex(), frame);
      case ClientMessage.Authenticate(var event) -> expect(Set.of("OK"), event.id().hex(), frame);
      case Malformed(Subject.OfEvent(var id), _) -> expect(Set.of("OK"), id.hex(), frame);
      case Malformed(Subject.OfSubscription(String id), _) -> expect(Set.of("CLOSED"), id, frame);
      case Malformed(Subject.OfQuestion(String id), _) -> expect(Set.of("CLOSED"), id, frame);
      case Malformed(Subject.OfReconciliation(String id), _) ->
          expect(Set.of("NEG-ERR"), id, frame);
      case Malformed(Subject.OfSession(String name), _) -> expect(Set.of("REFUSED"), name, frame);
      case Malformed(Subject.Unknown(), _) -> expect(Set.of("NOTICE"), "", frame);
      case ClientMessage.Request(String id, _) -> {
        asked.add(id);
        unanswered.add(id);
      }
      case ClientMessage.Count(String id, _) -> {
        asked.add(id);
        expect(Set.of("COUNT", "CLOSED"), id, frame);
      }
      case ClientMessage.NegOpen(String id, _, _) -> {
        asked.add(id);
        expect(Set.of("NEG-MSG", "NEG-ERR"), id, frame);
      }
      case ClientMessage.NegMsg(String id, _) -> expect(Set.of("NEG-MSG", "NEG-ERR"), id, frame);
      case ClientMessage.NegClose _ -> {}
      case ClientMessage.Close(String id) -> unanswered.remove(id);
      // Nobody is authenticated here.
      case ClientMessage.SessionCommand command -> expect(Set.of("REFUSED"), command.name(), frame);
    }
    socket.send(RawSocket.TEXT, frame);
    while (turns.size() > AHEAD) {
      hear();
    }
  }

  private void expect(Set<String> verbs, String subject, byte[] frame) {
    turns.add(new Turn(verbs, subject, frame));
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
          case "EVENT", "EOSE", "CLOSED", "COUNT", "NEG-ERR" -> asked.contains(frame.subject());
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
  private record Turn(Set<String> verbs, String subject, byte[] frame) {

    boolean isAnsweredBy(Frame answer) {
      return verbs.contains(answer.verb())
          && (answer.verb().equals("NOTICE") || answer.is(answer.verb(), subject));
    }

    @Override
    public String toString() {
      return "%s, in Base64 %s, by %s %s"
          .formatted(
              new String(frame, StandardCharsets.UTF_8),
              Base64.getEncoder().encodeToString(frame),
              verbs,
              subject);
    }
  }
}
