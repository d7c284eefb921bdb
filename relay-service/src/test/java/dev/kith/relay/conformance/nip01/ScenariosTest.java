package dev.kith.relay.conformance.nip01;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Conformance.Source;
import dev.kith.relay.conformance.kit.Frame;
import dev.kith.relay.conformance.kit.Literal;
import dev.kith.relay.conformance.kit.Signed;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@Conformance(chapter = "NIP-01", about = "Scenarios", source = Source.NETSTR)
class ScenariosTest {

  private static final int LONG_FORM = 30_023;

  private final Author bob = Author.fresh();
  private final Author charlie = Author.fresh();

  @Test
  void invalidMessagesAreDiscardedValidOnesAccepted(Client alice, Client publisher) {
    alice.subscribe("abcd", filter().kinds(1).authors(bob));
    Signed hello = bob.note("Hello 1");
    Signed special =
        Literal.by(bob).content("Hi ' \\\" \\b \\t \\r \\n \ud83c\udf89 #nostr").sign();

    publisher.refuse(
        "invalid", new Signed("f".repeat(64), 0, hello.json().replace(hello.id(), "f".repeat(64))));
    publisher.refuse("invalid", signedByAnother(hello));
    publisher.accept(special);
    publisher.refuse("invalid", Literal.by(bob).tags("[[]]").sign());

    assertThat(alice.next("EVENT", "abcd").eventJson()).isEqualTo(special.json());
    alice.settle();
    assertThat(alice.unread()).noneMatch(frame -> frame.verb().equals("EVENT"));
  }

  @Test
  void newlySubscribedClientReceivesMatchingEventsEoseAndFutureEvents(
      Client alice, Client publisher) {
    Signed stored = publisher.accept(bob.draft(1).content("Hello 1").ago(2).sign());
    publisher.accept(bob.draft(LONG_FORM).content("Hello MD").ago(1).sign());

    alice.send(Client.request("abcd", filter().kinds(1).authors(bob)));
    assertThat(alice.next().eventId()).isEqualTo(stored.id());
    assertThat(alice.next().text()).isEqualTo("[\"EOSE\",\"abcd\"]");

    Signed live = publisher.accept(bob.note("Hello 2"));
    assertThat(alice.next().eventId()).isEqualTo(live.id());
  }

  @Test
  void closedSubscriptionsShouldNoLongerReceiveEvents(Client alice, Client publisher) {
    alice.subscribe("abcd", filter().kinds(1).authors(bob));
    alice.subscribe("efgh", filter().kinds(1).authors(bob));
    alice.close("abcd");
    alice.settle();

    Signed note = publisher.accept(bob.note("Hello 1"));
    Frame only = alice.next();
    assertThat(only.is("EVENT", "efgh")).isTrue();
    assertThat(only.eventId()).isEqualTo(note.id());
    alice.settle();
    assertThat(alice.unread()).noneMatch(frame -> frame.subject().equals("abcd"));
  }

  @Test
  void eventsAreTreatedDifferentlyBasedOnTheirKind(Client alice, Client publisher, Client later) {
    alice.subscribe("abcd", filter().authors(bob));
    Signed second = bob.draft(0).content("Second").ago(9).sign();
    Signed third = bob.draft(0).content("Third").ago(11).sign();
    Signed ephemeral = bob.draft(20_000).content("Hello").sign();
    Signed ofA = bob.draft(30_000).tag("d", "a").content("Second").ago(10).sign();
    Signed ofB = bob.draft(30_000).tag("d", "b").content("Third").ago(8).sign();
    Signed firstMetadata = bob.draft(0).content("First").ago(10).sign();
    Signed firstOfA = bob.draft(30_000).tag("d", "a").content("First").ago(11).sign();

    publisher.accept(firstMetadata, second);
    publisher.refuse("duplicate", third);
    publisher.accept(ephemeral, firstOfA, ofA, ofB);
    publisher.refuse("duplicate", bob.draft(30_000).tag("d", "b").content("Fourth").ago(12).sign());

    assertThat(
            List.of(
                alice.next(), alice.next(), alice.next(), alice.next(), alice.next(), alice.next()))
        .extracting(Frame::eventId)
        .containsExactly(
            firstMetadata.id(), second.id(), ephemeral.id(), firstOfA.id(), ofA.id(), ofB.id());
    assertThat(later.find(filter().authors(bob))).containsExactly(ofB.id(), second.id(), ofA.id());
  }

  @Test
  void sendingASubscriptionRequestWithTheSameNameRestartsIt(Client alice, Client publisher) {
    Signed stored = publisher.accept(charlie.draft(1).content("Hello").ago(5).sign());
    assertThat(alice.subscribe("abcd", filter().authors(bob))).isEmpty();
    assertThat(alice.subscribe("abcd", filter().authors(charlie)))
        .extracting(Frame::eventId)
        .containsExactly(stored.id());

    publisher.accept(bob.note("Hello 1"));
    Signed again = publisher.accept(charlie.note("Hello again"));
    assertThat(alice.next().eventId()).isEqualTo(again.id());
  }

  @Test
  void relayCanHandleComplexFilters(Client alice, Client publisher) {
    String word = UUID.randomUUID().toString();
    long time = bob.draft(1).createdAt();
    Signed hello = bob.draft(1).content("Hello 1").at(time - 20).sign();
    Signed markdown = bob.draft(LONG_FORM).tag("q", word).at(time - 19).sign();
    Signed tagged = bob.draft(1).tag("q", word).tag("q", "q2").tag("r", "r1").at(time - 18).sign();
    Signed half = bob.draft(1).tag("q", word).tag("q", "q3").at(time - 17).sign();
    Signed early = charlie.draft(1).at(time - 30).sign();
    Signed late = charlie.draft(1).at(time - 29).sign();
    publisher.accept(hello, markdown, tagged, half, early, late);

    assertThat(
            alice.find(
                filter().authors(bob).limit(1),
                filter().authors(charlie).kinds(1, 2).since(time - 40).until(time - 30),
                filter().ids(hello),
                filter().kinds(LONG_FORM).tag("q", word),
                filter().authors(bob).kinds(1).tag("q", "q4", word).tag("r", "r1")))
        .containsExactly(half.id(), tagged.id(), markdown.id(), hello.id(), early.id());
  }

  @Test
  void zeroLimitReturnsEoseAndFutureEvents(Client alice, Client publisher) {
    publisher.accept(bob.note("Hello 1"));
    assertThat(alice.subscribe("abcd", filter().authors(bob).limit(0))).isEmpty();
    Signed metadata = publisher.accept(bob.draft(0).sign());
    assertThat(alice.next().eventId()).isEqualTo(metadata.id());
  }

  private Signed signedByAnother(Signed event) {
    String signature = "\"sig\":\"";
    int start = event.json().indexOf(signature) + signature.length();
    String own = event.json().substring(start, start + 128);
    String other = charlie.note("another").json();
    start = other.indexOf(signature) + signature.length();
    return event.with(own, other.substring(start, start + 128));
  }
}
