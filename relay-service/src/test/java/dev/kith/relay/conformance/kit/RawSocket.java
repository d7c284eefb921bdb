package dev.kith.relay.conformance.kit;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/// A WebSocket whose frames are made byte by byte (RFC 6455, section 5.2), for what no library
/// would send.
public final class RawSocket implements AutoCloseable {

  public static final int FINAL = 0x80;
  public static final int CONTINUATION = 0x0;
  public static final int TEXT = 0x1;
  public static final int CLOSE = 0x8;
  public static final int PING = 0x9;
  public static final int PONG = 0xa;

  private static final int MASKED = 0x80;

  /// Little, so that what is not read piles up on the other side.
  private static final int RECEIVE_BUFFER = 64 << 10;

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Socket socket;
  private final DataInputStream in;
  private String head = "";

  private RawSocket(Socket socket, DataInputStream in) {
    this.socket = socket;
    this.in = in;
  }

  /// @param headers lines of the handshake beside those that it needs
  public static RawSocket connect(URI url, String... headers) {
    try {
      Socket socket = new Socket();
      socket.setReceiveBufferSize(RECEIVE_BUFFER);
      socket.connect(new InetSocketAddress(url.getHost(), url.getPort()));
      socket.setSoTimeout((int) PATIENCE.toMillis());
      RawSocket raw = new RawSocket(socket, new DataInputStream(socket.getInputStream()));
      raw.upgrade(url, headers);
      return raw;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private void upgrade(URI url, String... headers) throws IOException {
    String request =
        """
        GET / HTTP/1.1
        Host: %s:%d
        Upgrade: websocket
        Connection: Upgrade
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
        Sec-WebSocket-Version: 13
        %s
        """
            .formatted(
                url.getHost(),
                url.getPort(),
                Arrays.stream(headers).map(line -> line + "\n").collect(joining()));
    write(request.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
    StringBuilder answer = new StringBuilder();
    while (answer.indexOf("\r\n\r\n") < 0) {
      answer.append((char) in.readUnsignedByte());
    }
    head = answer.toString();
    if (!head.startsWith("HTTP/1.1 101 ")) {
      throw new AssertionError("expected an upgrade but got " + head);
    }
  }

  /// The relay's answer to the handshake.
  public String head() {
    return head;
  }

  /// Sends one whole frame, masked with zeros as clients have to mask.
  public void send(int opcode, byte[] payload) {
    sendFrame(FINAL | opcode, payload);
  }

  /// Sends one frame, masked with zeros.
  ///
  /// @param first its first byte: flags and opcode
  public void sendFrame(int first, byte[] payload) {
    write(frame(first, payload));
  }

  /// The bytes of a frame that is masked with zeros.
  ///
  /// @param first its first byte: flags and opcode
  public static byte[] frame(int first, byte[] payload) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(first);
    if (payload.length < 126) {
      frame.write(MASKED | payload.length);
    } else if (payload.length < 1 << 16) {
      frame.write(MASKED | 126);
      frame.writeBytes(ByteBuffer.allocate(Short.BYTES).putShort((short) payload.length).array());
    } else {
      frame.write(MASKED | 127);
      frame.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(payload.length).array());
    }
    frame.writeBytes(new byte[4]);
    frame.writeBytes(payload);
    return frame.toByteArray();
  }

  public void sendText(String text) {
    send(TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  /// Sends bytes that need not be a frame.
  public void write(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /// The next text from the relay, held against its schema. What is sent here may be of any kind,
  /// so the answers may be too.
  public Frame next() {
    return text(read(TEXT));
  }

  private static Frame text(byte[] payload) {
    Frame frame = Frame.of(new String(payload, StandardCharsets.UTF_8));
    assertThat(FrameSchemas.violations(frame, true)).isEmpty();
    return frame;
  }

  /// Reads up to a text.
  ///
  /// @return its payload as it came
  public byte[] awaitText() {
    return read(TEXT);
  }

  /// Reads up to a ping.
  ///
  /// @return its payload
  public byte[] awaitPing() {
    return read(PING);
  }

  /// Reads up to the relay's close frame.
  public Closing awaitClosing() {
    return closing(read(CLOSE));
  }

  private static Closing closing(byte[] payload) {
    ByteBuffer buffer = ByteBuffer.wrap(payload);
    int code = buffer.remaining() < 2 ? 1005 : buffer.getShort();
    return new Closing(code, StandardCharsets.UTF_8.decode(buffer).toString());
  }

  /// Sends the last bytes, which the relay may hang up on, and reads up to the end.
  ///
  /// @return the first close frame, or 1006 if there was none
  public Closing finish(byte[] bytes) {
    Closing closing = null;
    try {
      socket.getOutputStream().write(bytes);
      socket.shutdownOutput();
      while (true) {
        Piece piece = piece();
        switch (piece.opcode()) {
          case TEXT -> text(piece.payload());
          case CLOSE -> closing = closing == null ? closing(piece.payload()) : closing;
          default -> {}
        }
      }
    } catch (IOException over) {
      return closing == null ? new Closing(1006, over.toString()) : closing;
    }
  }

  private byte[] read(int wanted) {
    try {
      Piece piece = piece();
      while (piece.opcode() != wanted) {
        if (piece.opcode() == CLOSE) {
          throw new AssertionError("the relay closed: " + closing(piece.payload()));
        }
        piece = piece();
      }
      return piece.payload();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private Piece piece() throws IOException {
    int opcode = in.readUnsignedByte() & 0xf;
    return new Piece(opcode, in.readNBytes(length()));
  }

  @SuppressWarnings("ArrayRecordComponent") // nobody compares them
  private record Piece(int opcode, byte[] payload) {}

  private int length() throws IOException {
    int length = in.readUnsignedByte();
    return switch (length) {
      case 126 -> in.readUnsignedShort();
      case 127 -> Math.toIntExact(in.readLong());
      default -> length;
    };
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
