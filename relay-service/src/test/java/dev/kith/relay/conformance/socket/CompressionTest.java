package dev.kith.relay.conformance.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Closing;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.RawSocket;
import dev.kith.relay.conformance.kit.Relay;
import dev.kith.relay.conformance.kit.Signed;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;

@Conformance(chapter = "The socket", about = "Compression (RFC 7692)")
class CompressionTest {

  private static final int COMPRESSED = 0x40;
  private static final String OFFER = "Sec-WebSocket-Extensions: permessage-deflate";

  private final Author author = Author.fresh();

  @Test
  void whoAsksForItGetsCompressedMessagesAndMaySendThem(Relay relay) throws Exception {
    try (RawSocket socket = RawSocket.connect(relay.url(), OFFER)) {
      assertThat(socket.head()).contains("permessage-deflate");
      assertThat(unpacked(socket)).startsWith("[\"AUTH\"");
      Signed note = author.note("a".repeat(10_000));
      byte[] packed = packed(note.frame());
      assertThat(packed.length).isLessThan(2_000);
      for (int i = 0; i < 2; i++) {
        socket.sendFrame(RawSocket.FINAL | COMPRESSED | RawSocket.TEXT, packed);
        assertThat(unpacked(socket)).startsWith("[\"OK\",\"" + note.id() + "\",true");
      }
    }
  }

  @Test
  void whoDoesNotAskIsSentPlainTextAndMayNotCompress(Relay relay, Client client) {
    Signed note = client.accept(author.note("plain"));
    assertThat(note.id()).hasSize(64);
    try (RawSocket socket = relay.connectRaw()) {
      assertThat(socket.head()).doesNotContainIgnoringCase("sec-websocket-extensions");
      assertThat(socket.next().verb()).isEqualTo("AUTH");
      socket.sendFrame(RawSocket.FINAL | COMPRESSED | RawSocket.TEXT, packed("[\"CLOSE\",\"x\"]"));
      assertThat(socket.awaitClosing().code()).isEqualTo(1_002);
    }
  }

  /// A hundred megabytes in a hundred kilobytes.
  @Test
  void aBombEndsItsConnectionAndNothingElse(Relay relay, Client client) throws Exception {
    byte[] bomb = packed("[\"EVENT\",\"" + "a".repeat(100_000_000));
    assertThat(bomb.length).isLessThan(128 << 10);
    try (RawSocket socket = RawSocket.connect(relay.url(), OFFER)) {
      assertThat(unpacked(socket)).startsWith("[\"AUTH\"");
      Closing closing =
          socket.finish(RawSocket.frame(RawSocket.FINAL | COMPRESSED | RawSocket.TEXT, bomb));
      assertThat(closing.code()).isEqualTo(1_009);
    }
    client.accept(author.note("still there"));
  }

  private static String unpacked(RawSocket socket) throws DataFormatException {
    byte[] payload = socket.awaitText();
    Inflater inflater = new Inflater(true);
    // The last four bytes of a block are left out (RFC 7692, section 7.2.1).
    byte[] whole = Arrays.copyOf(payload, payload.length + 4);
    whole[payload.length + 2] = (byte) 0xff;
    whole[payload.length + 3] = (byte) 0xff;
    inflater.setInput(whole);
    byte[] text = new byte[1 << 20];
    int length = inflater.inflate(text);
    inflater.end();
    return new String(text, 0, length, StandardCharsets.UTF_8);
  }

  private static byte[] packed(String text) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    deflater.setInput(text.getBytes(StandardCharsets.UTF_8));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 16];
    int length = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
    while (length > 0) {
      out.write(buffer, 0, length);
      length = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
    }
    deflater.end();
    return Arrays.copyOf(out.toByteArray(), out.size() - 4);
  }
}
