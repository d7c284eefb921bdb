package dev.kith.relay.conformance.nip01;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Frame;
import dev.kith.relay.conformance.kit.Signed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Conformance(chapter = "NIP-01", about = "Requests")
class RequestsTest {

  private final Author author = Author.fresh();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"REQ\",\"s\"]",
        "[\"REQ\",\"s\",[]]",
        "[\"REQ\",\"s\",\"all\"]",
        "[\"REQ\",\"s\",{},null]",
        "[\"REQ\",\"s\",{\"ids\":\"one\"}]",
        "[\"REQ\",\"s\",{\"kinds\":1}]",
        "[\"REQ\",\"s\",{\"kinds\":[\"1\"]}]",
        "[\"REQ\",\"s\",{\"kinds\":[1.0]}]",
        "[\"REQ\",\"s\",{\"kinds\":[1],\"kinds\":[2]}]",
        "[\"REQ\",\"s\",{\"authors\":[1]}]",
        "[\"REQ\",\"s\",{\"#t\":\"x\"}]",
        "[\"REQ\",\"s\",{\"#t\":[1]}]",
        "[\"REQ\",\"s\",{\"since\":\"1\"}]",
        "[\"REQ\",\"s\",{\"until\":1e9}]",
        "[\"REQ\",\"s\",{\"limit\":-1}]",
        "[\"REQ\",\"s\",{\"limit\":1.5}]",
        "[\"REQ\",\"s\",{\"limit\":null}]",
        "[\"REQ\",\"s\",{\"ids\":[\"\\ud800\"]}]",
        "[\"REQ\",\"s\",{}",
        "[\"REQ\",\"s\",{}] trailing"
      })
  void aRefusedRequestIsClosedAndNotJustNoticed(String frame, Client client) {
    client.send(frame);
    Frame answer = client.next();
    assertThat(answer.is("CLOSED", "s")).as(answer.text()).isTrue();
    assertThat(answer.reason()).matches("(invalid|unsupported): \\S.*");
    client.settle();
  }

  @Test
  void aSubscriptionIdHasUpTo64Characters(Client client) {
    client.subscribe("i".repeat(64), filter().authors(author));
    String tooLong = "i".repeat(65);
    client.send(Client.request(tooLong, filter().authors(author)));
    assertThat(client.next("CLOSED", tooLong).reason()).startsWith("invalid: ");
  }

  @Test
  void aSubscriptionIdIsNotEmpty(Client client) {
    client.send(Client.request("", filter().authors(author)));
    assertThat(client.next("CLOSED", "").reason()).startsWith("invalid: ");
  }

  @Test
  void aSubscriptionIdComesBackAsItWasGiven(Client client) {
    Signed note = client.accept(author.note("found"));
    String id = "\u00fc \ud83d\udc1d \" \\ / \u0001 \u2028 'é";
    client.send(Client.request(escaped(id), filter().ids(note)));
    assertThat(client.next("EVENT", id).eventId()).isEqualTo(note.id());
    client.next("EOSE", id);
  }

  @Test
  void anIdIsAnsweredOnItsOwnConnectionOnly(Client one, Client other) {
    one.subscribe("same", filter().authors(author).kinds(1));
    other.subscribe("same", filter().authors(author).kinds(7));
    one.close("same");
    one.settle();

    Signed reaction = one.accept(author.draft(7).sign());
    assertThat(other.next("EVENT", "same").eventId()).isEqualTo(reaction.id());
    one.settle();
    assertThat(one.unread()).noneMatch(frame -> frame.verb().equals("EVENT"));
  }

  @Test
  void aNewRequestWithTheIdOfAnOpenOneTakesItsPlace(Client client, Client publisher) {
    Signed oldNote = publisher.accept(author.draft(1).ago(9).sign());
    Signed oldReaction = publisher.accept(author.draft(7).ago(9).sign());

    client.send(Client.request("s", filter().authors(author).kinds(1)));
    client.send(Client.request("s", filter().authors(author).kinds(7)));
    Frame frame = client.next();
    while (!frame.eventId().equals(oldReaction.id())) {
      // The first request may have been answered, in part or whole, before the second came.
      assertThat(frame.eventId()).isIn(oldNote.id(), "");
      frame = client.next();
    }
    client.next("EOSE", "s");

    publisher.accept(author.draft(1).sign());
    Signed reaction = publisher.accept(author.draft(7).sign());
    assertThat(client.next().eventId()).isEqualTo(reaction.id());
  }

  @Test
  void aRefusedRequestEndsTheOpenOneOfItsId(Client client) {
    client.subscribe("control", filter().authors(author));
    for (String refused : List.of("{\"kinds\":\"x\"}", "{\"other\":[]}", "{\"kinds\":[1059]}")) {
      client.subscribe("s", filter().authors(author));
      client.send("[\"REQ\",\"s\"," + refused + "]");
      client.next("CLOSED", "s");
      client.accept(author.draft(1).content(refused).sign());
      client.next("EVENT", "control");
      client.settle();
      assertThat(client.unread()).noneMatch(frame -> frame.verb().equals("EVENT"));
    }
  }

  @Test
  void closingIsNotAnswered(Client client) {
    client.subscribe("s", filter().authors(author));
    client.close("s");
    client.close("s");
    client.close("never opened");
    client.settle();
    assertThat(client.unread()).noneMatch(frame -> !frame.verb().equals("AUTH"));
  }

  @Test
  void everySubscriptionThatMatchesGetsTheEvent(Client client) {
    client.subscribe("by author", filter().authors(author));
    client.subscribe("by kind", filter().kinds(1).authors(author));
    Signed note = client.accept(author.note("for both"));
    assertThat(client.next("EVENT", "by author").eventId()).isEqualTo(note.id());
    assertThat(client.next("EVENT", "by kind").eventId()).isEqualTo(note.id());
  }

  private static String escaped(String id) {
    return id.replace("\\", "\\\\").replace("\"", "\\\"").replace("\u0001", "\\u0001");
  }
}
