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

@Conformance(chapter = "NIP-01", about = "Canonical form")
class CanonicalFormTest {

  private final Author author = Author.fresh();

  @Test
  void delIsHashedVerbatim(Client client) {
    client.accept(Literal.by(author).content("del \u007f here").sign());
    client.refuse(
        "invalid", Literal.by(author).contentHashedAs("del \\u007f", "del \u007f").sign());
  }

  @Test
  void unnamedControlCharactersAreHashedEscapedOrVerbatim(Client client) {
    client.accept(Literal.by(author).contentHashedAs("\\u0001 escaped", "\\u0001 escaped").sign());
    client.accept(Literal.by(author).contentHashedAs("\u0001 verbatim", "\\u0001 verbatim").sign());
    client.accept(Literal.by(author).contentHashedAs("\\u001f \\u000b", "\\u001F \\u000B").sign());
    client.refuse(
        "invalid", Literal.by(author).contentHashedAs("\\u001F upper", "\\u001f upper").sign());
  }

  @Test
  void escapesThatJsonDoesNotNeedDoNotCount(Client client) {
    keeps(client, "a/\u00e9A", "a\\/\\u00e9\\u0041");
    keeps(client, "\ud83d\ude00", "\\ud83d\\ude00");
    keeps(client, "\\n \\\" \\\\", "\\u000a \\u0022 \\u005c");
    keeps(client, "line \u2028 paragraph \u2029", "line \u2028 paragraph \\u2029");
  }

  @Test
  void theEscapesOfTagsAreThoseOfContent(Client client) {
    Signed event =
        client.accept(
            Literal.by(author).tags("[[\"x\",\"\\n \\\" \\\\ \\u0001 \u007f / \ufdd1\"]]").sign());
    assertThat(client.find(filter().ids(event))).containsExactly(event.id());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\\ud800", "\\udc00", "\\udc00\\ud800", "a\\ud800b", "\\ud83d\\ud83d\\ude00"})
  void halfASurrogatePairIsRefused(String content, Client client) {
    client.refuse("invalid", Literal.by(author).content(content).sign());
    client.refuse("invalid", Literal.by(author).tags("[[\"t\",\"" + content + "\"]]").sign());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.0",
        "1e9",
        "1E9",
        "-1",
        "-0.0",
        "\"1700000000\"",
        "true",
        "null",
        "9007199254740992",
        "99999999999999999999999"
      })
  void timesAreWholeNumbersAndNothingElse(String time, Client client) {
    client.refuse("invalid", Literal.by(author).createdAt(time).sign());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0", "1e0", "-1", "\"1\"", "true", "null", "65536", "4294967297"})
  void kindsAreWholeNumbersAndNothingElse(String kind, Client client) {
    client.refuse("invalid", Literal.by(author).kind(kind).sign());
  }

  @Test
  void theHashIsOverTheFieldsInTheirFixedOrder(Client client) {
    // The id of another author's event with the same words is another id.
    Signed own = author.note("same words");
    Signed stolen = own.with(author.hex(), Author.fresh().hex());
    client.refuse("invalid", stolen);
    client.accept(own);
  }

  private void keeps(Client client, String canonical, String sent) {
    Signed event = client.accept(Literal.by(author).contentHashedAs(canonical, sent).sign());
    assertThat(client.read(filter().ids(event)))
        .singleElement()
        .satisfies(frame -> assertThat(frame.eventJson()).isEqualTo(event.json()));
  }
}
