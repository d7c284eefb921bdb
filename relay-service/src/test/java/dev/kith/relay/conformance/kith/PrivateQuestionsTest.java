package dev.kith.relay.conformance.kith;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Relay;
import dev.kith.relay.conformance.kit.Signed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Conformance(chapter = "Private kinds", about = "Questions and publishers")
class PrivateQuestionsTest {

  private final Author author = Author.fresh();
  private final Author addressee = Author.fresh();

  @ParameterizedTest
  @ValueSource(ints = {1_059, 21_059, 11_044, 4_047, 4_048})
  void aQuestionForPrivateKindsAloneNeedsAuthentication(int kind, Client client) {
    client.refuse("auth-required", filter().kinds(kind));
    client.refuse("auth-required", filter().kinds(kind, 1_059));
    client.refuse("auth-required", filter().kinds(1), filter().kinds(kind));
    client.authenticate(addressee);
    assertThat(client.find(filter().kinds(kind).to(addressee))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {4_040, 4_041, 4_042, 4_043, 34_043})
  void aQuestionForAddressedEventsAloneNeedsAuthentication(int kind, Client client) {
    client.refuse("auth-required", filter().kinds(kind).to(addressee));
    client.authenticate(addressee);
    assertThat(client.find(filter().kinds(kind).to(addressee))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1_059, 4_040, 4_043, 4_047})
  void aQuestionForWhatIsOthersAloneIsRestricted(int kind, Client client) {
    client.authenticate(Author.fresh());
    client.refuse("restricted", filter().kinds(kind).to(addressee).authors(author));
    client.refuse("restricted", filter().kinds(kind).to(addressee));
  }

  @ParameterizedTest
  @ValueSource(ints = {4_040, 4_041, 4_042, 4_043, 34_043})
  void anAuthorThatNamesItselfIsToldWhatItSent(int kind, Client client) {
    Signed sent = client.accept(author.draft(kind).tag("d", "x").to(addressee).sign());
    client.authenticate(author);
    assertThat(client.find(filter().kinds(kind).to(addressee).authors(author)))
        .containsExactly(sent.id());
  }

  @ParameterizedTest
  @ValueSource(ints = {4_040, 4_041, 4_042, 4_043, 34_043})
  void withoutAnAddresseeSuchAnEventIsPublic(int kind, Client client, Client listener) {
    listener.subscribe("live", filter().kinds(kind).authors(author));
    Signed event = client.accept(author.draft(kind).tag("mention", addressee.hex()).sign());
    assertThat(listener.next("EVENT", "live").eventId()).isEqualTo(event.id());
    assertThat(client.find(filter().kinds(kind).authors(author))).containsExactly(event.id());
  }

  @Test
  void everyAddresseeReadsAMessageToSeveral(Relay relay, Client publisher) {
    Author second = Author.fresh();
    Signed message = publisher.accept(author.draft(4_040).to(addressee).to(second).sign());
    for (Author reader : new Author[] {author, addressee, second}) {
      assertThat(relay.connect(reader).find(filter().ids(message))).containsExactly(message.id());
    }
  }

  @Test
  void aSecondValueOfTheAddressTagIsNoAddressee(Relay relay, Client publisher) {
    Author other = Author.fresh();
    Signed message =
        publisher.accept(author.draft(4_040).tag("p", addressee.hex(), other.hex()).sign());
    assertThat(relay.connect(other).find(filter().ids(message))).isEmpty();
  }

  @Test
  void anAuthorMayPublishToOthersWithoutAuthentication(Client client) {
    client.accept(author.draft(4_040).to(addressee).sign());
  }

  @ParameterizedTest
  @ValueSource(ints = {4_047, 4_048, 21_046, 31_047, 31_048})
  void whatTheServicesPublishIsRefusedFromOthers(int kind, Client client) {
    client.refuse("restricted", author.draft(kind).tag("d", "x").to(addressee).sign());
    client.authenticate(author);
    client.refuse("restricted", author.draft(kind).tag("d", "x").to(addressee).sign());
  }

  @Test
  void aDeletedPrivateEventIsGoneForItsReadersToo(Relay relay, Client publisher) {
    Signed message = publisher.accept(author.draft(4_040).to(addressee).sign());
    publisher.accept(author.deletion(message).sign());
    assertThat(relay.connect(addressee).find(filter().to(addressee))).isEmpty();
  }

  @Test
  void anAddresseeCannotDeleteAMessageOfAnother(Relay relay, Client publisher) {
    Signed message = publisher.accept(author.draft(4_040).to(addressee).sign());
    publisher.accept(addressee.deletion(message).sign());
    assertThat(relay.connect(addressee).find(filter().ids(message))).containsExactly(message.id());
  }
}
