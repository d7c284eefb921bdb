package dev.kith.relay.conformance.socket;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Signed;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Frames that are unusual but sound, and those that the connection outlives.
@Conformance(chapter = "The socket", about = "Unusual frames")
class FramesTest {

  private final Author author = Author.fresh();

  @Test
  void aMessageMayComeInPieces(Client client) {
    Signed note = author.note("in pieces");
    String frame = note.frame();
    client.sendPieces(frame.substring(0, 1), "", frame.substring(1, 90), frame.substring(90));
    assertThat(client.ok(note).accepted()).isTrue();
    assertThat(client.find(filter().ids(note))).containsExactly(note.id());
  }

  @Test
  void aBinaryFrameIsNoticed(Client client) {
    Signed note = author.note("binary");
    client.sendBinary(note.frame().getBytes(StandardCharsets.UTF_8));
    assertThat(client.next("NOTICE").reason()).startsWith("invalid: ");
    assertThat(client.find(filter().ids(note))).isEmpty();
  }

  @Test
  void aPingIsAnsweredWithItsPayload(Client client) {
    client.sendPing("payload".getBytes(StandardCharsets.UTF_8));
    assertThat(client.awaitPong()).asString(StandardCharsets.UTF_8).isEqualTo("payload");
    client.settle();
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 1_000, 60_000})
  void deepNestingIsRefusedAndPinnedToWhatItIsAbout(int depth, Client client) {
    String deep = "[".repeat(depth) + "]".repeat(depth);

    client.send("[\"REQ\",\"deep\"," + deep + "]");
    assertThat(client.next("CLOSED", "deep").reason()).startsWith("invalid: ");
    client.send("[\"REQ\",\"deep\",{\"kinds\":" + deep + "}]");
    assertThat(client.next("CLOSED", "deep").reason()).startsWith("invalid: ");
    Signed note = author.note("deep");
    client.refuse("invalid", note.with("\"tags\":[]", "\"tags\":" + deep));
    client.send(deep);
    assertThat(client.next("NOTICE").reason()).startsWith("invalid: ");
    client.accept(author.note("the connection goes on"));
  }

  @Test
  void manyObjectsDeepIsRefusedToo(Client client) {
    String deep = "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000);
    client.send("[\"REQ\",\"deep\"," + deep + "]");
    assertThat(client.next("CLOSED", "deep").reason()).matches("(invalid|unsupported): .*");
    Signed note = author.note("deep");
    client.refuse("invalid", note.with("\"content\":\"deep\"", "\"content\":" + deep));
    client.settle();
  }

  @Test
  void hugeNumbersAndNamesAreRefused(Client client) {
    Signed note = author.draft(1).content("x").sign();
    String time = "\"created_at\":" + note.createdAt();
    client.refuse("invalid", note.with(time, "\"created_at\":" + "9".repeat(50_000)));
    client.refuse("invalid", note.with("\"kind\":1", "\"kind\":1e99999999"));
    client.send("[\"REQ\",\"big\",{\"since\":" + "9".repeat(50_000) + "}]");
    assertThat(client.next("CLOSED", "big").reason()).startsWith("invalid: ");
    client.send("[\"REQ\",\"big\",{\"" + "n".repeat(50_000) + "\":[]}]");
    assertThat(client.next("CLOSED", "big").reason()).matches("(invalid|unsupported): .{1,300}");
    client.settle();
  }
}
