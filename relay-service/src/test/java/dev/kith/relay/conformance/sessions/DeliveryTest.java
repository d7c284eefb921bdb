package dev.kith.relay.conformance.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Frame;
import dev.kith.relay.conformance.kit.Relay;
import dev.kith.relay.conformance.kit.Signed;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@Conformance(chapter = "Sessions", about = "Delivery")
class DeliveryTest {

  private final Author sender = Author.fresh();
  private final Author reader = Author.fresh();

  @Test
  void theFirstOpeningFindsWhatCameBefore(Relay relay, Client publisher) {
    Signed first = publisher.accept(message("first"));
    Signed second = publisher.accept(message("second"));
    Mailbox mailbox = mailbox(relay);
    Frame opened = mailbox.open();
    assertThat(opened.json().path(2).path("resumed").asBoolean()).isFalse();
    assertThat(opened.json().path(2).path("cursor").asLong()).isZero();
    long at = mailbox.deliver(first);
    assertThat(mailbox.deliver(second)).isGreaterThan(at);
    assertThat(mailbox.caughtUp()).isGreaterThan(at);
  }

  @Test
  void whatComesLaterIsDeliveredAtOnce(Relay relay, Client publisher) {
    Mailbox mailbox = mailbox(relay);
    mailbox.open();
    long end = mailbox.caughtUp();
    assertThat(mailbox.deliver(publisher.accept(message("now")))).isGreaterThan(end);
    mailbox.deliver(publisher.accept(message("and now")));
  }

  @Test
  void anOpeningFromNowFindsOnlyWhatComesLater(Relay relay, Client publisher) {
    publisher.accept(message("before"));
    Mailbox mailbox = mailbox(relay);
    mailbox.open("\"from\":\"now\"");
    mailbox.caughtUp();
    mailbox.deliver(publisher.accept(message("after")));
  }

  @Test
  void anOpeningFromAPositionBeginsBehindIt(Relay relay, Client publisher) {
    publisher.accept(message("before"));
    Signed second = publisher.accept(message("second"));
    Mailbox first = mailbox(relay);
    first.open();
    long at = first.next("DELIVER").json().path(2).asLong();
    first.deliver(second);
    first.caughtUp();
    Mailbox other = new Mailbox(relay.connect(reader), "other");
    other.open("\"from\":" + at);
    other.deliver(second);
    other.caughtUp();
  }

  @Test
  void whatIsAcknowledgedIsNotDeliveredAgain(Relay relay, Client publisher) {
    Signed first = publisher.accept(message("first"));
    Signed second = publisher.accept(message("second"));
    Mailbox mailbox = mailbox(relay);
    mailbox.open();
    long at = mailbox.deliver(first);
    mailbox.deliver(second);
    mailbox.caughtUp();
    assertThat(mailbox.acknowledge(at)).isGreaterThanOrEqualTo(at);
    mailbox.client().close();

    Mailbox again = mailbox(relay);
    Frame resumed = again.open();
    assertThat(resumed.json().path(2).path("resumed").asBoolean()).isTrue();
    assertThat(resumed.json().path(2).path("cursor").asLong()).isGreaterThanOrEqualTo(at);
    again.deliverAgain(second);
    again.caughtUp();
  }

  @Test
  void nothingComesBeyondReceiveMaxUntilSomethingIsAcknowledged(Relay relay, Client publisher) {
    List<Signed> sent = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      sent.add(publisher.accept(message("number " + i)));
    }
    Mailbox mailbox = mailbox(relay);
    mailbox.open("\"receive_max\":2");
    mailbox.deliver(sent.get(0));
    long second = mailbox.deliver(sent.get(1));
    mailbox.client().settle();
    assertThat(mailbox.client().unread()).isEmpty();
    mailbox.acknowledge(second);
    mailbox.deliver(sent.get(2));
    long fourth = mailbox.deliver(sent.get(3));
    mailbox.acknowledge(fourth);
    mailbox.deliver(sent.get(4));
    long sixth = mailbox.deliver(sent.get(5));
    mailbox.acknowledge(sixth);
    mailbox.deliver(sent.get(6));
    mailbox.caughtUp();
  }

  @Test
  void anAcknowledgementOfWhatWasNotDeliveredIsClamped(Relay relay, Client publisher) {
    Signed first = publisher.accept(message("first"));
    Mailbox mailbox = mailbox(relay);
    mailbox.open("\"receive_max\":1");
    long at = mailbox.deliver(first);
    mailbox.caughtUp();
    Signed second = publisher.accept(message("second"));
    // What was stored before this was answered has reached the session, which now lags.
    mailbox.client().settle();
    assertThat(mailbox.acknowledge(9_007_199_254_740_991L)).isEqualTo(at);
    mailbox.deliver(second);
    mailbox.caughtUp();
  }

  @Test
  void aSessionForWhichNothingComesDoesNotLag(Relay relay, Client publisher) {
    publisher.accept(sender.note("for nobody"));
    Mailbox mailbox = mailbox(relay);
    mailbox.open();
    long end = mailbox.caughtUp();
    mailbox.client().close();
    Mailbox again = mailbox(relay);
    Frame resumed = again.open();
    assertThat(resumed.json().path(2).path("cursor").asLong()).isGreaterThanOrEqualTo(end);
    again.caughtUp();
  }

  @Test
  void newFiltersApplyFromTheCursorOn(Relay relay, Client publisher) {
    Mailbox mailbox = mailbox(relay);
    mailbox.open();
    mailbox.caughtUp();
    publisher.accept(sender.draft(1).tag("t", "unasked").sign());
    mailbox.client().settle();
    mailbox.open("\"filters\":[{\"authors\":[\"%s\"],\"#t\":[\"asked\"]}]".formatted(sender));
    mailbox.caughtUp();
    mailbox.deliver(publisher.accept(sender.draft(1).tag("t", "asked").sign()));
  }

  @Test
  void filtersWithoutATagAreWalkedToTheEndOfTheLog(Relay relay, Client publisher) {
    Signed note = publisher.accept(sender.note("for all"));
    Mailbox mailbox = mailbox(relay);
    mailbox.open("\"filters\":[{\"authors\":[\"%s\"]},{\"kinds\":[31999]}]".formatted(sender));
    mailbox.deliver(note);
    mailbox.caughtUp();
  }

  @Test
  void othersMessagesAreNotDeliveredWhateverTheFilters(Relay relay, Client publisher) {
    publisher.accept(sender.draft(4_040).to(Author.fresh()).content("private").sign());
    Mailbox mailbox = mailbox(relay);
    mailbox.open("\"filters\":[{\"authors\":[\"%s\"]}]".formatted(sender));
    mailbox.caughtUp();
    publisher.accept(sender.draft(4_040).to(Author.fresh()).content("private too").sign());
    mailbox.deliver(publisher.accept(sender.note("public")));
  }

  @Test
  void ephemeralEventsAreNotDelivered(Relay relay, Client publisher) {
    Mailbox mailbox = mailbox(relay);
    mailbox.open();
    mailbox.caughtUp();
    publisher.accept(sender.draft(21_042).to(reader).sign());
    mailbox.deliver(publisher.accept(message("stored")));
  }

  @Test
  void whatTheAuthorDeletedIsNotDelivered(Relay relay, Client publisher) {
    Signed deleted = publisher.accept(message("deleted"));
    Signed kept = publisher.accept(message("kept"));
    publisher.accept(sender.deletion(deleted).sign());
    Mailbox mailbox = mailbox(relay);
    mailbox.open();
    mailbox.deliver(kept);
    mailbox.caughtUp();
  }

  @Test
  void sessionsOfOneKeyRunSideBySide(Relay relay, Client publisher) {
    Client client = relay.connect(reader);
    Mailbox one = new Mailbox(client, "one");
    Mailbox two = new Mailbox(client, "two");
    one.open();
    one.caughtUp();
    two.open();
    two.caughtUp();
    Signed event = publisher.accept(message("for both"));
    long at = one.deliver(event);
    two.deliver(event);
    one.acknowledge(at);
  }

  @Test
  void aSessionForNothingIsGivenNothing(Relay relay, Client publisher) {
    publisher.accept(message("stored"));
    Mailbox mailbox = mailbox(relay);
    mailbox.open("\"filters\":[{\"authors\":[]}]");
    mailbox.caughtUp();
    publisher.accept(message("live"));
    mailbox.client().settle();
    assertThat(mailbox.client().unread()).isEmpty();
  }

  @Test
  void aPollBringsSoMuchAndNothingComesByItself(Relay relay, Client publisher) {
    Mailbox opener = mailbox(relay);
    opener.open();
    opener.caughtUp();
    opener.client().close();
    List<Signed> sent = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      sent.add(publisher.accept(message("number " + i)));
    }
    Mailbox mailbox = mailbox(relay);
    mailbox.poll(2);
    mailbox.next("SESSION");
    mailbox.deliver(sent.get(0));
    mailbox.deliver(sent.get(1));
    mailbox.more();
    mailbox.poll(2);
    long third = mailbox.deliver(sent.get(2));
    mailbox.caughtUp();
    mailbox.acknowledge(third);
    Signed later = publisher.accept(message("later"));
    mailbox.client().settle();
    assertThat(mailbox.client().unread()).isEmpty();
    mailbox.poll(10);
    mailbox.deliver(later);
    mailbox.caughtUp();
  }

  private Mailbox mailbox(Relay relay) {
    return new Mailbox(relay.connect(reader), "inbox");
  }

  private Signed message(String text) {
    return sender.draft(4_040).to(reader).content(text).sign();
  }
}
