package dev.kith.relay.http;

import dev.kith.model.event.WireEvent;
import dev.kith.model.message.ClientMessage;
import dev.kith.model.message.ClientMessage.SessionCommand;
import dev.kith.model.message.Reason;
import dev.kith.model.message.SessionOptions;
import dev.kith.model.wire.ClientFrames;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/// Bodies of requests, which are what the last element of a frame is on a socket: one codec reads
/// both, so they are refused for the same reasons.
final class RequestFrame {

  private RequestFrame() {}

  static SessionOptions options(String name, String body) {
    String text = "[\"SESSION\"," + JsonMapper.shared().writeValueAsString(name) + "," + body + "]";
    return switch (decoded(text)) {
      case SessionCommand.Open(_, SessionOptions options) -> options;
      default ->
          throw RefusalProblem.of(Reason.invalid("the body must be the options of a session"));
    };
  }

  static WireEvent event(String body) {
    return switch (decoded("[\"EVENT\"," + body + "]")) {
      case ClientMessage.Publish(WireEvent event) -> event;
      default -> throw RefusalProblem.of(Reason.invalid("the body must be one event"));
    };
  }

  private static ClientMessage decoded(String frame) {
    ClientMessage message = ClientFrames.decode(frame.getBytes(StandardCharsets.UTF_8));
    if (message instanceof ClientMessage.Malformed(_, Reason reason)) {
      throw RefusalProblem.of(reason);
    }
    return message;
  }
}
