package dev.kith.relay.conformance.nip01;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Ok;
import dev.kith.relay.conformance.kit.Signed;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Conformance(chapter = "NIP-01", about = "Answers")
class AnswersTest {

  private final Author author = Author.fresh();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 5, 7, 10_000, 20_000, 30_000, 40_000})
  void everyKindOfEventIsAnsweredEphemeralOnesToo(int kind, Client client) {
    client.accept(author.draft(kind).sign());
  }

  @Test
  void aDuplicateIsTrueAndSaysSo(Client client, Client other) {
    Signed note = client.accept(author.note("twice"));
    for (Client publisher : List.of(client, other)) {
      Ok again = publisher.publish(note);
      assertThat(again.accepted()).isTrue();
      assertThat(again.prefix()).isEqualTo("duplicate");
    }
  }

  @Test
  void aSupersededVersionIsFalseAndADuplicate(Client client) {
    client.accept(author.draft(10_002).sign());
    client.refuse("duplicate", author.draft(10_002).ago(1).sign());
  }

  @ParameterizedTest
  @MethodSource("faults")
  void anEventWithAFaultIsRefusedByItsId(Fault fault, Client client) {
    client.refuse("invalid", fault.event());
    client.accept(author.note("the connection goes on"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aFaultIsPinnedToAnIdThatComesLast(Fault fault, Client client) {
    Signed event = fault.event();
    String id = "\"id\":\"" + event.id() + "\"";
    String last = event.json().replace(id + ",", "").replaceFirst("}$", "," + id + "}");
    client.refuse("invalid", new Signed(event.id(), event.createdAt(), last));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"EVENT\"]",
        "[\"EVENT\",{}]",
        "[\"EVENT\",[]]",
        "[\"EVENT\",null]",
        "[\"EVENT\",{\"id\":1}]",
        "[\"EVENT\",{\"id\":\"ABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCD\"}]",
        "[\"REQ\"]",
        "[\"REQ\",1,{}]",
        "[\"CLOSE\"]",
        "[\"CLOSE\",{}]",
        "[\"AUTH\",\"challenge\"]",
        "[\"HELLO\",\"who\"]",
        "[42]",
        "[]",
        "{}",
        "\"REQ\"",
        "null",
        "[\"REQ\",",
        "nonsense",
        " ",
        ""
      })
  void aFrameThatIsAboutNothingIsNoticed(String frame, Client client) {
    client.send(frame);
    String notice = client.next("NOTICE").reason();
    assertThat(notice).matches("(invalid|unsupported): \\S.*");
    client.settle();
  }

  @Test
  void anEventFrameHasTwoElements(Client client) {
    Signed note = author.note("and more");
    client.send("[\"EVENT\"," + note.json() + ",{}]");
    assertThat(client.ok(note).prefix()).isEqualTo("invalid");
    assertThat(client.find(filter().ids(note))).isEmpty();
  }

  @Test
  void nothingMayFollowTheFrame(Client client) {
    Signed note = author.note("and more");
    client.send(note.frame() + "[]");
    assertThat(client.ok(note).prefix()).isEqualTo("invalid");
    assertThat(client.find(filter().ids(note))).isEmpty();
  }

  /// An event that one thing is wrong with.
  record Fault(String what, Signed event) {
    @Override
    public String toString() {
      return what;
    }
  }

  private static Stream<Fault> faults() {
    Author author = Author.fresh();
    Signed note = author.draft(1).content("c").sign();
    String pubkey = "\"pubkey\":\"" + author + "\"";
    String time = "\"created_at\":" + note.createdAt();
    return Stream.of(
        new Fault(
            "upper-case pubkey",
            note.with(pubkey, pubkey.toUpperCase(Locale.ROOT).replace("PUBKEY", "pubkey"))),
        new Fault("short pubkey", note.with(pubkey, "\"pubkey\":\"00ff\"")),
        new Fault("no pubkey", note.with(pubkey + ",", "")),
        new Fault(
            "pubkey off the curve", note.with(pubkey, "\"pubkey\":\"" + "f".repeat(64) + "\"")),
        new Fault("two pubkeys", note.with(pubkey, pubkey + "," + pubkey)),
        new Fault(
            "two contents", note.with("\"content\":\"c\"", "\"content\":\"c\",\"content\":\"d\"")),
        new Fault("text as time", note.with(time, time.replaceFirst("(\\d+)", "\"$1\""))),
        new Fault("no time", note.with(time + ",", "")),
        new Fault("text as kind", note.with("\"kind\":1", "\"kind\":\"1\"")),
        new Fault("negative kind", note.with("\"kind\":1", "\"kind\":-1")),
        new Fault("fraction as kind", note.with("\"kind\":1", "\"kind\":1.0")),
        new Fault("object as tags", note.with("\"tags\":[]", "\"tags\":{}")),
        new Fault("texts as tags", note.with("\"tags\":[]", "\"tags\":[\"t\",\"x\"]")),
        new Fault("number in a tag", note.with("\"tags\":[]", "\"tags\":[[\"t\",1]]")),
        new Fault("null in a tag", note.with("\"tags\":[]", "\"tags\":[[\"t\",null]]")),
        new Fault("array in a tag", note.with("\"tags\":[]", "\"tags\":[[\"t\",[\"x\"]]]")),
        new Fault("no tags", note.with("\"tags\":[],", "")),
        new Fault("null as content", note.with("\"content\":\"c\"", "\"content\":null")),
        new Fault("object as content", note.with("\"content\":\"c\"", "\"content\":{\"id\":{}}")),
        new Fault("other content", note.with("\"content\":\"c\"", "\"content\":\"d\"")),
        new Fault("short signature", note.with("\"sig\":\"", "\"sig\":\"0")),
        new Fault("no signature", note.with("\"sig\"", "\"signature\"")));
  }
}
