package dev.kith.relay.conformance.socket;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Closing;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Frame;
import dev.kith.relay.conformance.kit.RawSocket;
import dev.kith.relay.conformance.kit.Relay;
import dev.kith.relay.conformance.kit.Signed;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What no WebSocket library would send.
@Conformance(chapter = "The socket", about = "Broken frames")
class BrokenFramesTest {

  private static final int PROTOCOL_ERROR = 1_002;
  private static final int TOO_BIG = 1_009;

  private final Author author = Author.fresh();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ff",
        "80",
        "c0af",
        "e08080",
        "eda080",
        "edb080",
        "edafbfedbfbf",
        "f4908080",
        "f5808080",
        "c3",
        "e282",
        "f09f90"
      })
  void invalidUtf8IsAnsweredOrEndsTheConnectionWithItsCode(String hex, Relay relay) {
    RawSocket socket = relay.connectRaw();
    Signed note = author.note("??");
    byte[] frame = note.frame().getBytes(StandardCharsets.ISO_8859_1);
    byte[] broken = replace(frame, "??", HexFormat.of().parseHex(hex));
    assertThat(socket.next().verb()).isEqualTo("AUTH");
    socket.send(RawSocket.TEXT, broken);
    Frame notice = socket.next();
    assertThat(notice.verb()).isEqualTo("NOTICE");
    assertThat(notice.reason()).startsWith("invalid: ").contains("UTF-8");
    socket.sendText(note.frame());
    assertThat(socket.next().is("OK", note.id())).isTrue();
    assertThat(relay.connect().read(filter().ids(note)))
        .singleElement()
        .satisfies(kept -> assertThat(kept.eventJson()).isEqualTo(note.json()));
  }

  @Test
  void aCharacterMayBeCutBetweenTwoPieces(Relay relay) {
    RawSocket socket = relay.connectRaw();
    Signed note = author.note("bee \ud83d\udc1d bee");
    byte[] frame = note.frame().getBytes(StandardCharsets.UTF_8);
    int inside = note.frame().indexOf("bee ") + 5;
    assertThat(socket.next().verb()).isEqualTo("AUTH");
    socket.sendFrame(RawSocket.TEXT, Arrays.copyOfRange(frame, 0, inside));
    socket.sendFrame(
        RawSocket.FINAL | RawSocket.CONTINUATION, Arrays.copyOfRange(frame, inside, frame.length));
    assertThat(socket.next().text()).isEqualTo("[\"OK\",\"" + note.id() + "\",true,\"\"]");
  }

  @Test
  void framesMayComeByteByByteOrManyAtOnce(Relay relay) {
    RawSocket socket = relay.connectRaw();
    assertThat(socket.next().verb()).isEqualTo("AUTH");
    byte[] close = "[\"CLOSE\",\"x\"]".getBytes(StandardCharsets.US_ASCII);
    for (byte each : masked(close)) {
      socket.write(new byte[] {each});
    }
    ByteBuffer many = ByteBuffer.allocate(100 * masked(close).length);
    for (int i = 0; i < 100; i++) {
      many.put(masked(close));
    }
    socket.write(many.array());
    socket.sendText("[\"REQ\",\"s\",{\"limit\":0}]");
    assertThat(socket.next().text()).isEqualTo("[\"EOSE\",\"s\"]");
  }

  @Test
  void aFrameBeyondTheLimitIsAnsweredAndTheConnectionGoesOn(Relay relay, Client client) {
    int most = relay.information().limit("max_message_length");
    client.send("[\"REQ\",\"s\",{\"ids\":[\"" + "0".repeat(most) + "\"]}]");
    assertThat(client.next().reason()).startsWith("invalid: ");
    client.accept(author.note("the connection goes on"));
  }

  @Test
  void aFrameFarBeyondTheLimitEndsTheConnectionWithItsCode(Relay relay) {
    RawSocket socket = relay.connectRaw();
    socket.write(head(8L * relay.information().limit("max_message_length")));
    assertThat(socket.awaitClosing().code()).isEqualTo(TOO_BIG);
  }

  @Test
  void piecesThatAreFarBeyondTheLimitTogetherEndTheConnectionWithItsCode(Relay relay) {
    byte[] piece = new byte[relay.information().limit("max_message_length")];
    RawSocket socket = relay.connectRaw();
    socket.sendFrame(RawSocket.TEXT, piece);
    for (int i = 0; i < 4; i++) {
      socket.sendFrame(RawSocket.CONTINUATION, piece);
    }
    assertThat(socket.awaitClosing().code()).isEqualTo(TOO_BIG);
  }

  @Test
  void aFrameThatClaimsToBeEnormousEndsTheConnectionAtOnce(Relay relay) {
    RawSocket socket = relay.connectRaw();
    socket.write(head(1L << 62));
    assertThat(socket.awaitClosing().code()).isIn(TOO_BIG, PROTOCOL_ERROR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // not masked
        "810568656c6c6f",
        // a reserved bit, which only an agreed extension may set: each of the three in a text, and
        // one in a ping, in a close frame and in the second piece of a text
        "c18000000000",
        "a18000000000",
        "918000000000",
        "c98000000000",
        "a88000000000",
        "018000000000908000000000",
        // an opcode that nobody defined
        "838000000000",
        // a continuation of nothing
        "808000000000",
        // a control frame in pieces
        "098000000000",
        // a control frame that is too long
        "89fe0080"
      })
  void whatIsNoWebSocketEndsTheConnectionWithItsCode(String hex, Relay relay) {
    RawSocket socket = relay.connectRaw();
    socket.write(HexFormat.of().parseHex(hex));
    assertThat(socket.awaitClosing().code()).isEqualTo(PROTOCOL_ERROR);
  }

  @Test
  void aClosingHandshakeIsAnsweredWithItsCode(Relay relay) {
    RawSocket socket = relay.connectRaw();
    socket.send(RawSocket.CLOSE, new byte[] {0x03, (byte) 0xe8, 'b', 'y', 'e'});
    assertThat(socket.awaitClosing()).extracting(Closing::code).isEqualTo(1_000);
  }

  /// What a masked text of that many bytes starts with.
  private static byte[] head(long length) {
    return ByteBuffer.allocate(14).put((byte) 0x81).put((byte) 0xff).putLong(length).array();
  }

  private static byte[] masked(byte[] payload) {
    return ByteBuffer.allocate(6 + payload.length)
        .put((byte) 0x81)
        .put((byte) (0x80 | payload.length))
        .putInt(0)
        .put(payload)
        .array();
  }

  private static byte[] replace(byte[] bytes, String mark, byte[] by) {
    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(mark);
    return ByteBuffer.allocate(bytes.length - mark.length() + by.length)
        .put(bytes, 0, at)
        .put(by)
        .put(bytes, at + mark.length(), bytes.length - at - mark.length())
        .array();
  }
}
