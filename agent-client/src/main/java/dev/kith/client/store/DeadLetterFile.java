package dev.kith.client.store;

import dev.kith.model.event.Event;
import dev.kith.model.wire.EventWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Events that could not be handled, one JSON object a line: `attempts`, `reason` and `event`. A
/// file that is full becomes `dead-letters.old.jsonl`, in place of an older one.
final class DeadLetterFile {

  static final long MAX_BYTES = 16L << 20;

  private static final JsonFactory FACTORY = new JsonFactory();

  private final Path path;
  private final Path old;

  /// @param directory that is there, and in which nobody else writes
  DeadLetterFile(Path directory) {
    this.path = directory.resolve("dead-letters.jsonl");
    this.old = directory.resolve("dead-letters.old.jsonl");
  }

  /// Returns once the event is on disk.
  void add(Event event, int attempts, String why) throws IOException {
    if (Files.exists(path) && Files.size(path) >= MAX_BYTES) {
      Files.move(path, old, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
    ByteBuffer line = ByteBuffer.wrap(line(event, attempts, why).getBytes(StandardCharsets.UTF_8));
    try (FileChannel channel = PrivateFiles.open(path)) {
      channel.position(channel.size());
      while (line.hasRemaining()) {
        channel.write(line);
      }
      channel.force(true);
    }
    PrivateFiles.forceDirectory(path.toAbsolutePath().getParent());
  }

  private static String line(Event event, int attempts, String why) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      out.writeStartObject();
      out.writeNumberProperty("attempts", attempts);
      out.writeStringProperty("reason", why);
      out.writeName("event");
      out.writeRawValue(new String(EventWriter.json(event), StandardCharsets.UTF_8));
      out.writeEndObject();
    }
    return text + "\n";
  }
}
