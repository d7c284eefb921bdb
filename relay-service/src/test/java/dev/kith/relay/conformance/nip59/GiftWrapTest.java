package dev.kith.relay.conformance.nip59;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Draft;
import dev.kith.relay.conformance.kit.Relay;
import dev.kith.relay.conformance.kit.Signed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// That only the recipient reads a wrap is shown with the other private kinds.
@Conformance(chapter = "NIP-59 and NIP-17", about = "Gift wraps")
class GiftWrapTest {

  private static final long DAY = 86_400;

  private final Author recipient = Author.fresh();
  private final Draft wrap = Author.fresh().draft(1_059).to(recipient);

  @ParameterizedTest
  @ValueSource(ints = {1_059, 21_059})
  void aWrapMayBeDatedTwoDaysBack(int kind, Client client) {
    client.accept(Author.fresh().draft(kind).to(recipient).ago(2 * DAY).sign());
  }

  @Test
  void anEphemeralWrapIsDeliveredToItsRecipientAndNotStored(Relay relay, Client publisher) {
    Client inbox = relay.connect(recipient);
    inbox.subscribe("wraps", filter().kinds(1_059, 21_059).to(recipient));
    Signed event = publisher.accept(Author.fresh().draft(21_059).to(recipient).ago(DAY).sign());
    assertThat(inbox.next("EVENT", "wraps").eventId()).isEqualTo(event.id());
    assertThat(inbox.find(filter().to(recipient))).isEmpty();
  }

  @Test
  void aWrapWithoutAuthenticationIsAccepted(Client client) {
    client.accept(wrap.sign());
  }

  @Test
  void theRecipientDeletesAWrap(Relay relay, Client publisher) {
    Signed event = publisher.accept(wrap.sign());
    publisher.accept(recipient.deletion(event).sign());
    assertThat(relay.connect(recipient).find(filter().kinds(1_059))).isEmpty();
    publisher.refuse("blocked", event);
  }

  @Test
  void theRecipientsDeletionMayComeFirst(Client publisher) {
    Signed event = wrap.sign();
    publisher.accept(recipient.deletion(event).sign());
    publisher.refuse("blocked", event);
  }

  @Test
  void theKeyOfTheWrapDeletesItToo(Relay relay, Client publisher) {
    Signed event = publisher.accept(wrap.sign());
    publisher.accept(wrap.author().deletion(event).sign());
    assertThat(relay.connect(recipient).find(filter().kinds(1_059))).isEmpty();
  }

  @Test
  void aStrangersDeletionDoesNothing(Relay relay, Client publisher) {
    Author stranger = Author.fresh();
    Signed before = wrap.content("before").sign();
    publisher.accept(stranger.deletion(before).sign());
    publisher.accept(before);
    publisher.accept(stranger.deletion(before).to(recipient).sign());
    assertThat(relay.connect(recipient).find(filter().kinds(1_059))).containsExactly(before.id());
  }

  @Test
  void theRecipientDeletesWrapsOnlyAndNotWhatElseIsAddressedToIt(Client publisher) {
    Signed note = publisher.accept(Author.fresh().draft(1).to(recipient).sign());
    publisher.accept(recipient.deletion(note).sign());
    assertThat(publisher.find(filter().ids(note))).containsExactly(note.id());
  }

  @Test
  void everyRecipientOfAWrapReadsIt(Relay relay, Client publisher) {
    Author second = Author.fresh();
    Signed event = publisher.accept(wrap.to(second).sign());
    assertThat(relay.connect(recipient).find(filter().ids(event))).containsExactly(event.id());
    assertThat(relay.connect(second).find(filter().ids(event))).containsExactly(event.id());
  }

  @Test
  void aWrapForNobodyIsServedToNobody(Relay relay, Client publisher) {
    Author author = Author.fresh();
    Signed event = publisher.accept(author.draft(1_059).sign());
    assertThat(relay.connect(author).find(filter().ids(event))).isEmpty();
    assertThat(publisher.find(filter().ids(event))).isEmpty();
  }
}
