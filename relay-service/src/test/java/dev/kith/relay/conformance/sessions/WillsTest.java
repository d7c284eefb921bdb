package dev.kith.relay.conformance.sessions;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Relay;
import dev.kith.relay.conformance.kit.Signed;
import org.junit.jupiter.api.Test;

@Conformance(chapter = "Sessions", about = "Wills")
class WillsTest {

  private final Author mortal = Author.fresh();
  private final Signed will = mortal.draft(4_044).content("gone").sign();

  @Test
  void aWillIsPublishedWhenTheConnectionIsLost(Relay relay, Client heir) {
    heir.subscribe("wills", filter().authors(mortal));
    Mailbox mailbox = open(relay, will, 0);
    mailbox.client().close();
    assertThat(heir.next("EVENT", "wills").eventId()).isEqualTo(will.id());
    assertThat(heir.find(filter().ids(will))).containsExactly(will.id());
  }

  @Test
  void anEphemeralWillIsHandedOnAndNotStored(Relay relay, Client heir) {
    Signed cry = mortal.draft(21_041).content("gone").sign();
    heir.subscribe("wills", filter().authors(mortal));
    open(relay, cry, 0).client().close();
    assertThat(heir.next("EVENT", "wills").eventId()).isEqualTo(cry.id());
    assertThat(heir.find(filter().ids(cry))).isEmpty();
  }

  /// The second session's will comes when the first one's would have come long before.
  @Test
  void aGoodbyeDiscardsTheWill(Relay relay, Client heir) {
    heir.subscribe("wills", filter().authors(mortal));
    open(relay, will, 0).client().leave();
    Signed second = mortal.draft(4_044).content("gone too").sign();
    Mailbox other = new Mailbox(relay.connect(mortal), "other");
    other.open("\"will\":" + second.json(), "\"will_delay\":0");
    other.caughtUp();
    other.client().close();
    assertThat(heir.next("EVENT", "wills").eventId()).isEqualTo(second.id());
    assertThat(heir.find(filter().ids(will))).isEmpty();
  }

  @Test
  void attachingAgainCancelsTheWill(Relay relay, Client heir) {
    heir.subscribe("wills", filter().authors(mortal));
    open(relay, will, 60).client().close();
    Signed second = mortal.draft(4_044).content("gone now").sign();
    Mailbox again = open(relay, second, 0);
    again.client().close();
    assertThat(heir.next("EVENT", "wills").eventId()).isEqualTo(second.id());
    assertThat(heir.find(filter().ids(will))).isEmpty();
  }

  @Test
  void anEndedSessionLeavesNoWill(Relay relay, Client heir) {
    heir.subscribe("wills", filter().authors(mortal));
    Mailbox mailbox = open(relay, will, 0);
    mailbox.end();
    Signed second = mortal.draft(4_044).content("gone too").sign();
    mailbox.open("\"will\":" + second.json(), "\"will_delay\":0");
    mailbox.caughtUp();
    mailbox.client().close();
    assertThat(heir.next("EVENT", "wills").eventId()).isEqualTo(second.id());
    assertThat(heir.find(filter().ids(will))).isEmpty();
  }

  @Test
  void aWillIsCheckedWhenItIsRegistered(Relay relay) {
    Mailbox mailbox = new Mailbox(relay.connect(mortal), "inbox");
    mailbox.refuse("invalid", frame(Author.fresh().draft(4_044).sign()));
    mailbox.refuse("invalid", frame(mortal.draft(0).content("{}").sign()));
    mailbox.refuse("invalid", frame(will.with("gone", "lost")));
    mailbox.refuse("restricted", frame(mortal.draft(4_047).sign()));
    Signed other = mortal.draft(4_044).content("another").sign();
    String signature = "\"sig\":\"";
    String otherSignature = other.json().substring(other.json().indexOf(signature));
    String own = will.json().substring(will.json().indexOf(signature));
    mailbox.refuse("invalid", frame(will.with(own, otherSignature)));
  }

  private Mailbox open(Relay relay, Signed left, int delay) {
    Mailbox mailbox = new Mailbox(relay.connect(mortal), "inbox");
    mailbox.open("\"will\":" + left.json(), "\"will_delay\":" + delay);
    mailbox.caughtUp();
    return mailbox;
  }

  private static String frame(Signed left) {
    return "[\"SESSION\",\"inbox\",{\"will\":" + left.json() + "}]";
  }
}
