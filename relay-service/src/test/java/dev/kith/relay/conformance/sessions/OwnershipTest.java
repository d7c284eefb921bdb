package dev.kith.relay.conformance.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Frame;
import dev.kith.relay.conformance.kit.Relay;
import dev.kith.relay.conformance.kit.Signed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Conformance(chapter = "Sessions", about = "Whose they are, and what is refused")
class OwnershipTest {

  private final Author sender = Author.fresh();
  private final Author reader = Author.fresh();

  @Test
  void aSessionNeedsAnAuthenticatedKey(Client client) {
    new Mailbox(client, "inbox").refuse("auth-required", "[\"SESSION\",\"inbox\",{}]");
  }

  @Test
  void withSeveralKeysTheOptionsNameOne(Relay relay, Client publisher) {
    Client client = relay.connect(reader);
    client.authenticate(Author.fresh());
    Mailbox mailbox = new Mailbox(client, "inbox");
    mailbox.refuse("invalid", "[\"SESSION\",\"inbox\",{}]");
    mailbox.open("\"key\":\"%s\"".formatted(reader));
    mailbox.caughtUp();
    mailbox.deliver(publisher.accept(sender.draft(4_040).to(reader).sign()));
    mailbox.refuse("restricted", "[\"SESSION\",\"inbox\",{\"key\":\"%s\"}]".formatted(sender));
  }

  @Test
  void theNewestSocketTakesTheSessionOver(Relay relay, Client publisher) {
    Mailbox older = new Mailbox(relay.connect(reader), "inbox");
    older.open();
    older.caughtUp();
    Signed event = publisher.accept(sender.draft(4_040).to(reader).sign());
    long at = older.deliver(event);
    Mailbox newer = new Mailbox(relay.connect(reader), "inbox");
    newer.open();
    assertThat(older.next("REFUSED").reason()).isEqualTo("error: replaced");
    newer.deliverAgain(event);
    newer.caughtUp();
    older.refuse("invalid", "[\"ACK\",\"inbox\",%d]".formatted(at));
    newer.acknowledge(at);
  }

  @Test
  void anEndedSessionIsForgotten(Relay relay, Client publisher) {
    Signed event = publisher.accept(sender.draft(4_040).to(reader).sign());
    Mailbox mailbox = new Mailbox(relay.connect(reader), "inbox");
    mailbox.open();
    mailbox.acknowledge(mailbox.deliver(event));
    mailbox.caughtUp();
    mailbox.end();
    Frame opened = mailbox.open();
    assertThat(opened.json().path(2).path("resumed").asBoolean()).isFalse();
    mailbox.deliver(event);
    mailbox.caughtUp();
  }

  @Test
  void aSessionThatIsNotThereCannotBePolledNorEnded(Relay relay) {
    Mailbox mailbox = new Mailbox(relay.connect(reader), "inbox");
    mailbox.refuse("invalid", "[\"POLL\",\"nothing\",1]");
    mailbox.refuse("invalid", "[\"END\",\"nothing\"]");
    mailbox.refuse("invalid", "[\"ACK\",\"nothing\",1]");
  }

  @Test
  void anExpiredSessionStartsOver(Relay relay, Client publisher) {
    Signed event = publisher.accept(sender.draft(4_040).to(reader).sign());
    Mailbox mailbox = new Mailbox(relay.connect(reader), "inbox");
    mailbox.open("\"expiry\":0");
    mailbox.acknowledge(mailbox.deliver(event));
    mailbox.caughtUp();
    mailbox.client().leave();
    Mailbox again = new Mailbox(relay.connect(reader), "inbox");
    // The relay may hear of the goodbye a moment later than the new connection is there.
    while (again.open("\"expiry\":0").json().path(2).path("resumed").asBoolean()) {
      again.caughtUp();
      again.client().leave();
      again = new Mailbox(relay.connect(reader), "inbox");
    }
    again.deliver(event);
    again.caughtUp();
  }

  @Test
  void aKeyHasSoManySessionsAndNoMore(Relay relay) {
    Mailbox last = new Mailbox(relay.connect(reader), "16");
    for (int i = 1; i < 16; i++) {
      Mailbox one = new Mailbox(last.client(), Integer.toString(i));
      one.open();
      one.caughtUp();
    }
    last.open();
    last.caughtUp();
    last.refuse("rate-limited", "[\"SESSION\",\"17\",{}]");
    last.end();
    Mailbox inItsPlace = new Mailbox(last.client(), "17");
    inItsPlace.open();
    inItsPlace.caughtUp();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "invalid     | [\"SESSION\",\"a\",{\"receive_max\":0}]",
        "invalid     | [\"SESSION\",\"a\",{\"receive_max\":1001}]",
        "invalid     | [\"SESSION\",\"a\",{\"receive_max\":\"many\"}]",
        "invalid     | [\"SESSION\",\"a\",{\"expiry\":2592001}]",
        "invalid     | [\"SESSION\",\"a\",{\"filters\":[]}]",
        "invalid     | [\"SESSION\",\"a\",{\"filters\":{}}]",
        "invalid     | [\"SESSION\",\"a\",{\"filters\":[{\"kinds\":[-1]}]}]",
        "invalid     | [\"SESSION\",\"a\",{\"from\":\"yesterday\"}]",
        "invalid     | [\"SESSION\",\"a\",{\"from\":-1}]",
        "invalid     | [\"SESSION\",\"a\",{\"expiry\":1,\"expiry\":2}]",
        "invalid     | [\"SESSION\",\"a\",[]]",
        "invalid     | [\"SESSION\",\"a\",{},{}]",
        "unsupported | [\"SESSION\",\"a\",{\"colour\":\"red\"}]",
        "invalid     | [\"ACK\",\"a\",-1]",
        "invalid     | [\"ACK\",\"a\",1.5]",
        "invalid     | [\"ACK\",\"a\"]",
        "invalid     | [\"POLL\",\"a\",0]",
        "invalid     | [\"END\",\"a\",1]",
      })
  void whatIsWrongIsRefusedByTheNameOfTheSession(String prefix, String frame, Relay relay) {
    Mailbox mailbox = new Mailbox(relay.connect(reader), "a");
    mailbox.refuse(prefix, frame);
  }

  @ParameterizedTest
  @CsvSource({"''", "0123456789012345678901234567890123456789012345678901234567890123x"})
  void aNameHasOneToSixtyFourCharacters(String name, Relay relay) {
    new Mailbox(relay.connect(reader), name)
        .refuse("invalid", "[\"SESSION\",\"%s\",{}]".formatted(name));
  }
}
