package dev.kith.relay.conformance.nip01;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Conformance.Source;
import dev.kith.relay.conformance.kit.Deviation;
import dev.kith.relay.conformance.kit.Literal;
import dev.kith.relay.conformance.kit.Ok;
import dev.kith.relay.conformance.kit.Signed;
import org.junit.jupiter.api.Test;

@Conformance(chapter = "NIP-01", about = "JSON strings", source = Source.RELAY_TESTER)
class EscapesTest {

  private final Author author = Author.fresh();

  @Test
  void acceptsNip1JsonEscapeSequences(Client client) {
    keeps(client, "linebreak\\ndoublequote\\\"backslash\\\\return\\rtab\\tback\\bform\\fend");
  }

  @Test
  void acceptsUnlistedJsonEscapeSequences(Client client) {
    String listed = "\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007 \\u000b \\u000e \\u000f";
    keeps(client, listed + " \\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016");
  }

  @Test
  void acceptsNullCharacters(Client client) {
    keeps(client, "before\\u0000after");
  }

  @Test
  void acceptsUtf8NonCharacters(Client client) {
    keeps(client, "\ufdd1" + Character.toString(0x10fff2));
  }

  @Test
  @Deviation("refused: JSON has no raw control characters inside of strings (RFC 8259, section 7)")
  void acceptsLiteralsForJsonEscapeSequences(Client client) {
    Signed raw =
        Literal.by(author)
            .contentHashedAs("line\\nback\\\\tab\\tend", "line\nback\\\\tab\tend")
            .sign();
    Ok answer = client.publish(raw);
    assertThat(answer.accepted()).isFalse();
    assertThat(answer.prefix()).isEqualTo("invalid");
  }

  @Test
  void preservesJsonFieldOrder(Client client) {
    Signed note = author.note("upside down");
    String turned = "{" + note.json().replaceFirst("\\{(\"id\":\"\\w+\"),(.*)}", "$2,$1") + "}";
    client.accept(new Signed(note.id(), note.createdAt(), turned));
    assertThat(client.read(filter().ids(note)))
        .singleElement()
        .satisfies(frame -> assertThat(frame.eventJson()).isEqualTo(turned));
  }

  @Test
  @Deviation("dropped: no signature covers them, so anybody could have added them")
  void preservesNonstandardJsonFields(Client client) {
    Signed note = author.note("with something extra");
    client.accept(note.with("{\"id\"", "{\"seen\":[\"wss://other\"],\"id\""));
    assertThat(client.read(filter().ids(note)))
        .singleElement()
        .satisfies(frame -> assertThat(frame.eventJson()).isEqualTo(note.json()));
  }

  private void keeps(Client client, String content) {
    Signed event = client.accept(Literal.by(author).content(content).sign());
    assertThat(client.read(filter().ids(event)))
        .singleElement()
        .satisfies(frame -> assertThat(frame.eventJson()).isEqualTo(event.json()));
  }
}
