package dev.kith.relay.conformance.nip01;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Literal;
import dev.kith.relay.conformance.kit.Signed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the author wrote is what readers get, byte for byte.
@Conformance(chapter = "NIP-01", about = "Raw bytes")
class BytesTest {

  private final Author author = Author.fresh();

  @Test
  void whiteSpaceIsKept(Client client, Client listener) {
    Signed note = author.draft(1).tag("t", "x", "y").content("spaced").sign();
    String spaced =
        note.json()
            .replace(",\"", " ,\n\t\"")
            .replace("\":", "\" : ")
            .replace("{", "{ \r\n")
            .replace("]]", "] ] ");
    keeps(new Signed(note.id(), note.createdAt(), spaced), client, listener);
  }

  @Test
  void theOrderOfFieldsIsKept(Client client, Client listener) {
    Signed note = author.note("content first");
    String content = "\"content\":\"content first\"";
    String turned =
        note.json().replace("," + content, "").replace("{\"id\"", "{" + content + ",\"id\"");
    keeps(new Signed(note.id(), note.createdAt(), turned), client, listener);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "caf\\u00e9",
        "\\/slash",
        "\\u0041\\u0062",
        "\\ud83d\\udc1d",
        "\\u000A",
        "tab\\u0009"
      })
  void escapesAreKept(String sent, Client client, Client listener) {
    String canonical =
        switch (sent) {
          case "caf\\u00e9" -> "caf\u00e9";
          case "\\/slash" -> "/slash";
          case "\\u0041\\u0062" -> "Ab";
          case "\\ud83d\\udc1d" -> "\ud83d\udc1d";
          case "\\u000A" -> "\\n";
          default -> "tab\\t";
        };
    keeps(Literal.by(author).contentHashedAs(canonical, sent).sign(), client, listener);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\u0000",
        "\u007f",
        "\ufdd1\uffff",
        "\ufeff",
        "\u202e",
        "\ud83d\udc1d",
        "\u00e9 e\u0301",
        "\\u0000\\u0000"
      })
  void everyCharacterIsKept(String content, Client client, Client listener) {
    keeps(Literal.by(author).content(content).sign(), client, listener);
    keeps(Literal.by(author).tags("[[\"t\",\"" + content + "\"]]").sign(), client, listener);
  }

  @Test
  void spacesAroundTheEventInItsFrameAreNotPartOfIt(Client client, Client listener) {
    listener.subscribe("live", filter().authors(author));
    Signed note = author.note("framed");
    client.send(" [ \"EVENT\" ,\n " + note.json() + "\t] ");
    assertThat(client.ok(note).accepted()).isTrue();
    assertThat(listener.next("EVENT", "live").eventJson()).isEqualTo(note.json());
  }

  private void keeps(Signed event, Client client, Client listener) {
    listener.subscribe("live", filter().ids(event));
    client.accept(event);
    assertThat(listener.next("EVENT", "live").eventJson()).isEqualTo(event.json());
    assertThat(client.read(filter().ids(event)))
        .singleElement()
        .satisfies(frame -> assertThat(frame.eventJson()).isEqualTo(event.json()));
  }
}
