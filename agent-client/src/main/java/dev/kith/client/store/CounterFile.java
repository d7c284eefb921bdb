package dev.kith.client.store;

import dev.kith.client.identity.LocalTrouble;
import dev.kith.model.event.EventId;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// The last number of one stream and its event. Two records take turns, so that a write that a
/// crash tears leaves the one before whole; and the number of a torn one was never used.
final class CounterFile implements Closeable {

  /// A record is one line: number, id and CRC-32, filled up with spaces.
  private static final int RECORD_BYTES = 128;

  private static final Pattern RECORD =
      Pattern.compile("(([1-9][0-9]{0,14}) ([0-9a-f]{64})) ([0-9a-f]{1,8}) *\n");

  private final Path path;
  private final FileChannel channel;

  /// @param id null before the first event
  record Last(long sequence, @Nullable EventId id) {

    private static final Last NONE = new Last(0, null);
  }

  CounterFile(Path path) throws IOException {
    this.path = path;
    this.channel = PrivateFiles.open(path);
  }

  /// The last number that was written whole. The first record written is the second in the file, so
  /// if the first one is there and neither is whole, something else than a crash damaged the file.
  Last read() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(2 * RECORD_BYTES);
    while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {
      // Until both records are here or the file ends.
    }
    String text = StandardCharsets.US_ASCII.decode(bytes.flip()).toString();
    Last one = record(text, 0);
    Last other = record(text, RECORD_BYTES);
    Last last = one.sequence() > other.sequence() ? one : other;
    if (last.sequence() == 0 && !text.isEmpty() && text.charAt(0) != 0) {
      throw new LocalTrouble(
          "%s is damaged: remove the directory %s to start new streams"
              .formatted(path, path.getParent()));
    }
    return last;
  }

  /// Returns once the record is on disk.
  void write(Last last) throws IOException {
    String fields = last.sequence() + " " + last.id();
    String line = fields + " " + Long.toHexString(checksum(fields));
    byte[] record =
        (line + " ".repeat(RECORD_BYTES - 1 - line.length()) + "\n")
            .getBytes(StandardCharsets.US_ASCII);
    ByteBuffer bytes = ByteBuffer.wrap(record);
    long start = last.sequence() % 2 * RECORD_BYTES;
    while (bytes.hasRemaining()) {
      channel.write(bytes, start + bytes.position());
    }
    channel.force(false);
    if (last.sequence() == 1) {
      PrivateFiles.forceDirectory(path.toAbsolutePath().getParent());
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static Last record(String text, int start) {
    if (text.length() < start + RECORD_BYTES) {
      return Last.NONE;
    }
    Matcher matcher = RECORD.matcher(text.substring(start, start + RECORD_BYTES));
    boolean whole =
        matcher.matches() && Long.toHexString(checksum(matcher.group(1))).equals(matcher.group(4));
    return whole
        ? new Last(Long.parseLong(matcher.group(2)), EventId.ofHex(matcher.group(3)))
        : Last.NONE;
  }

  private static long checksum(String fields) {
    CRC32 checksum = new CRC32();
    checksum.update(fields.getBytes(StandardCharsets.US_ASCII));
    return checksum.getValue();
  }
}
