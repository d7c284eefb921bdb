package dev.kith.model.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/// Writes frames: JSON arrays without white space.
final class FrameWriter {

  private FrameWriter() {}

  /// A frame whose elements the body writes.
  static byte[] write(Consumer<JsonGenerator> body) {
    return json(out -> {
      out.writeStartArray();
      body.accept(out);
      out.writeEndArray();
    });
  }

  /// A frame of a verb and an element that is JSON already.
  static byte[] write(String verb, byte[] element) {
    return join(("[\"" + verb + "\",").getBytes(StandardCharsets.US_ASCII), element);
  }

  /// A frame of nothing but strings.
  static byte[] strings(String... elements) {
    return write(out -> {
      for (String element : elements) {
        out.writeString(element);
      }
    });
  }

  /// Any JSON value that the body writes.
  static byte[] json(Consumer<JsonGenerator> body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (JsonGenerator out =
        Json.FACTORY.createGenerator(ObjectWriteContext.empty(), bytes, JsonEncoding.UTF8)) {
      body.accept(out);
    }
    return bytes.toByteArray();
  }

  /// A frame from its beginning and its last element: one copy, no encoding.
  static byte[] join(byte[] head, byte[] last) {
    byte[] frame = new byte[head.length + last.length + 1];
    System.arraycopy(head, 0, frame, 0, head.length);
    System.arraycopy(last, 0, frame, head.length, last.length);
    frame[frame.length - 1] = ']';
    return frame;
  }
}
