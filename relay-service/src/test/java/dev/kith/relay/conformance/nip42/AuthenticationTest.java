package dev.kith.relay.conformance.nip42;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Draft;
import dev.kith.relay.conformance.kit.Ok;
import dev.kith.relay.conformance.kit.Relay;
import dev.kith.relay.conformance.kit.Signed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Conformance(chapter = "NIP-42", about = "Authentication")
class AuthenticationTest {

  private static final int AUTH = 22_242;

  private final Author author = Author.fresh();
  private final Author other = Author.fresh();

  @Test
  void theChallengeIsTheFirstFrame(Client client) {
    client.challenge();
    client.settle();
    assertThat(client.transcript().getFirst()).startsWith("<- [\"AUTH\",");
  }

  @Test
  void everyConnectionHasAChallengeOfItsOwn(Client one, Client two) {
    assertThat(one.challenge()).isNotEqualTo(two.challenge());
    Signed proof = one.proof(author).sign();
    Ok answer = two.authenticate(proof);
    assertThat(answer.accepted()).isFalse();
    assertThat(answer.prefix()).isEqualTo("invalid");
  }

  @Test
  void theProofIsAnsweredByOk(Client client) {
    Signed proof = client.proof(author).sign();
    assertThat(client.authenticate(proof)).isEqualTo(new Ok(true, ""));
  }

  @Test
  void aConnectionHoldsSeveralKeys(Client client, Client publisher) {
    client.authenticate(author);
    client.authenticate(other);
    Signed toOne = publisher.accept(Author.fresh().draft(1_059).to(author).ago(1).sign());
    Signed toTwo = publisher.accept(Author.fresh().draft(1_059).to(other).sign());
    assertThat(client.find(filter().kinds(1_059))).containsExactly(toTwo.id(), toOne.id());
  }

  @Test
  void theSameKeyMayAuthenticateAgain(Client client) {
    client.authenticate(author);
    client.authenticate(author);
    client.accept(author.draft(1).tag("-").sign());
  }

  @Test
  void aRefusedRequestWorksAfterAuthenticationOnTheSameConnection(Client client) {
    client.refuse("auth-required", filter().kinds(1_059).to(author));
    client.authenticate(author);
    assertThat(client.subscribe("inbox", filter().kinds(1_059).to(author))).isEmpty();
  }

  @Test
  void aSubscriptionThatWasOpenBeforeDeliversWhatTheKeyMayRead(Client client, Client publisher) {
    client.subscribe("all", filter().to(author));
    publisher.accept(Author.fresh().draft(1_059).to(author).content("too early").sign());
    Signed open = publisher.accept(other.draft(1).to(author).sign());
    assertThat(client.next("EVENT", "all").eventId()).isEqualTo(open.id());
    client.authenticate(author);
    Signed wrap = publisher.accept(Author.fresh().draft(1_059).to(author).sign());
    assertThat(client.next("EVENT", "all").eventId()).isEqualTo(wrap.id());
  }

  @Test
  void aRefusedProofLeavesTheConnectionAndItsOtherKeys(Client client) {
    client.authenticate(author);
    client.refuseProof(client.proof(other).ago(3_600));
    client.accept(author.draft(1).tag("-").sign());
    client.refuse("restricted", other.draft(1).tag("-").sign());
    client.authenticate(other);
  }

  @Test
  void aProofFromTheFutureIsRefused(Client client) {
    client.refuseProof(client.proof(author).ago(-1_800));
  }

  @Test
  void aProofMayBeSomeMinutesOff(Client client) {
    Signed early = client.proof(author).ago(500).sign();
    assertThat(client.authenticate(early).accepted()).isTrue();
    Signed late = client.proof(other).ago(-500).sign();
    assertThat(client.authenticate(late).accepted()).isTrue();
  }

  @Test
  void aProofWithAWrongSignatureIsRefused(Client client) {
    Signed proof = client.proof(author).sign();
    Signed forged =
        new Signed(proof.id(), 0, proof.json().replaceFirst("\"sig\":\"....", "\"sig\":\"0000"));
    Ok answer = client.authenticate(forged);
    assertThat(answer.accepted()).isFalse();
    assertThat(answer.prefix()).isEqualTo("invalid");
    client.refuse("auth-required", author.draft(1).tag("-").sign());
  }

  @Test
  void aProofForAnotherKeyThanItsOwnIsRefused(Client client) {
    Signed proof = client.proof(author).sign();
    Ok answer = client.authenticate(proof.with(author.hex(), other.hex()));
    assertThat(answer.accepted()).isFalse();
    client.refuse("auth-required", other.draft(1).tag("-").sign());
  }

  @ParameterizedTest
  @ValueSource(strings = {"challenge", "relay"})
  void aProofNeedsBothTags(String missing, Client client) {
    Draft proof = client.proof(author);
    client.refuseProof(
        new Draft(
            author,
            AUTH,
            proof.createdAt(),
            proof.tags().stream().filter(tag -> !tag.name().equals(missing)).toList(),
            ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ws://relay.example/", "http://localhost", "ws://127.0.0.1:1/", "", "://", "ws:"})
  void aProofForAnotherRelayIsRefused(String relay, Client client) {
    client.refuseProof(author.draft(AUTH).tag("relay", relay).tag("challenge", client.challenge()));
  }

  @Test
  void theRelayMayBeNamedWithoutTheSlash(Client client, Relay relay) {
    String url = relay.url().toString().replaceFirst("/$", "");
    Signed proof = author.draft(AUTH).tag("relay", url).tag("challenge", client.challenge()).sign();
    assertThat(client.authenticate(proof).accepted()).isTrue();
  }

  @Test
  void aProofIsNeverDeliveredNorStored(Client client, Client listener) {
    listener.subscribe("spy", filter().authors(author));
    Signed proof = client.proof(author).sign();
    assertThat(client.authenticate(proof).accepted()).isTrue();
    Signed note = client.accept(author.note("behind the proof"));
    assertThat(listener.next("EVENT", "spy").eventId()).isEqualTo(note.id());
    assertThat(listener.find(filter().authors(author).kinds(AUTH))).isEmpty();
    assertThat(listener.find(filter().ids(proof))).isEmpty();
  }

  @Test
  void aProofThatIsPublishedIsRefused(Client client, Client listener) {
    listener.subscribe("spy", filter().authors(author));
    client.refuse("invalid", client.proof(author).sign());
    Signed note = client.accept(author.note("behind the proof"));
    assertThat(listener.next("EVENT", "spy").eventId()).isEqualTo(note.id());
    client.refuse("auth-required", author.draft(1).tag("-").sign());
  }

  @Test
  void keysAreForgottenWithTheConnection(Relay relay, Client client) {
    relay.connect(author).close();
    client.refuse("auth-required", author.draft(1).tag("-").sign());
  }

  @Test
  void theNumberOfKeysIsBounded(Client client) {
    Ok answer = new Ok(true, "");
    for (int i = 0; answer.accepted() && i < 1_000; i++) {
      answer = client.authenticate(client.proof(Author.fresh()).sign());
    }
    assertThat(answer.prefix()).isEqualTo("restricted");
  }
}
