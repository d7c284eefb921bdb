package dev.kith.model.wire;

import dev.kith.model.message.ClientMessage.SessionCommand;
import dev.kith.model.message.RelayMessage.SessionNews;
import dev.kith.model.message.SessionOptions;
import dev.kith.model.message.SessionOptions.From;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/// Writes the frames of durable sessions, in both directions.
public final class SessionFrames {

  /// Longest name of a session, in characters.
  public static final int MAX_NAME = 64;

  /// Highest position: beyond 2^53-1 implementations that keep numbers as doubles lose count.
  public static final long MAX_POSITION = 9_007_199_254_740_991L;

  private static final byte[] AGAIN = ",{\"again\":true}]".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = "]".getBytes(StandardCharsets.US_ASCII);

  private SessionFrames() {}

  static byte[] encode(SessionCommand command) {
    return switch (command) {
      case SessionCommand.Open(String name, SessionOptions options) ->
          frame("SESSION", name, out -> write(options, out));
      case SessionCommand.Acknowledge(String name, long position) ->
          frame("ACK", name, out -> out.writeNumber(position));
      case SessionCommand.Poll(String name, int max) ->
          frame("POLL", name, out -> out.writeNumber(max));
      case SessionCommand.End(String name) -> frame("END", name, _ -> {});
    };
  }

  static byte[] encode(SessionNews news) {
    return switch (news) {
      case SessionNews.Opened opened -> frame("SESSION", opened.name(), out -> write(opened, out));
      case SessionNews.Delivered(String name, long position, var event, boolean again) ->
          delivery(name, position, event.json(), again);
      case SessionNews.CaughtUp(String name, long position) ->
          frame("CAUGHT-UP", name, out -> out.writeNumber(position));
      case SessionNews.More(String name, long position) ->
          frame("MORE", name, out -> out.writeNumber(position));
      case SessionNews.Acknowledged(String name, long cursor) ->
          frame("ACKED", name, out -> out.writeNumber(cursor));
      case SessionNews.Refused(String name, String text) ->
          frame("REFUSED", name, out -> out.writeString(text));
    };
  }

  /// A `DELIVER` frame of an event that is JSON already.
  public static byte[] delivery(String name, long position, byte[] event, boolean again) {
    byte[] head = frame("DELIVER", name, out -> out.writeNumber(position));
    byte[] tail = again ? AGAIN : END;
    byte[] frame = new byte[head.length + event.length + tail.length];
    System.arraycopy(head, 0, frame, 0, head.length);
    frame[head.length - 1] = ',';
    System.arraycopy(event, 0, frame, head.length, event.length);
    System.arraycopy(tail, 0, frame, head.length + event.length, tail.length);
    return frame;
  }

  private static byte[] frame(String verb, String name, Consumer<JsonGenerator> rest) {
    return FrameWriter.write(out -> {
      out.writeString(verb);
      out.writeString(name);
      rest.accept(out);
    });
  }

  private static void write(SessionNews.Opened opened, JsonGenerator out) {
    out.writeStartObject();
    out.writeBooleanProperty("resumed", opened.resumed());
    out.writeNumberProperty("cursor", opened.cursor());
    out.writeNumberProperty("head", opened.head());
    out.writeStringProperty("log", opened.log());
    if (opened.truncated() != null) {
      out.writeArrayPropertyStart("truncated");
      out.writeNumber(opened.truncated().from());
      out.writeNumber(opened.truncated().to());
      out.writeEndArray();
    }
    out.writeEndObject();
  }

  private static void write(SessionOptions options, JsonGenerator out) {
    out.writeStartObject();
    if (!options.filters().isEmpty()) {
      out.writeArrayPropertyStart("filters");
      options.filters().forEach(filter -> FilterWriter.write(filter, out));
      out.writeEndArray();
    }
    out.writeNumberProperty("expiry", options.expiry());
    out.writeNumberProperty("receive_max", options.receiveMax());
    switch (options.from()) {
      case From.Start() -> out.writeStringProperty("from", "start");
      case From.Now() -> out.writeStringProperty("from", "now");
      case From.After(long position) -> out.writeNumberProperty("from", position);
    }
    if (options.will() != null) {
      out.writeName("will");
      out.writeRawValue(new String(options.will().json(), StandardCharsets.UTF_8));
    }
    out.writeNumberProperty("will_delay", options.willDelay());
    out.writeNumberProperty("ephemeral_ttl", options.ephemeralTtl());
    if (options.key() != null) {
      out.writeStringProperty("key", options.key().hex());
    }
    out.writeEndObject();
  }
}
