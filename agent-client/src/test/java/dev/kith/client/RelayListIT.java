package dev.kith.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.client.connection.Verdict;
import dev.kith.client.runtime.Posted;
import dev.kith.client.runtime.RelayVerdict;
import dev.kith.client.runtime.Relays;
import dev.kith.client.runtime.Signer;
import dev.kith.client.runtime.TheirRelays;
import dev.kith.client.testrelay.NastyRelay;
import dev.kith.model.crypto.KeyPair;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventDraft;
import dev.kith.model.event.Kind;
import dev.kith.model.event.Tag;
import dev.kith.model.wire.EventWriter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Messages to who reads at another relay than the sender's.
class RelayListIT {

  private final Signer signer = Signer.create();
  private final KeyPair alice = KeyPair.generate(signer.signatures(), signer.random());
  private final KeyPair bob = KeyPair.generate(signer.signatures(), signer.random());
  private final List<AutoCloseable> open = new ArrayList<>();
  private NastyRelay ours;
  private NastyRelay theirs;

  @BeforeEach
  void startRelays() throws InterruptedException {
    ours = opened(NastyRelay.start());
    theirs = opened(NastyRelay.start());
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable each : open.reversed()) {
      each.close();
    }
  }

  @Test
  void aMessageGoesAlsoToWhereItsAddresseeReads() {
    list(Kind.RELAY_LIST, Tag.of("r", theirs.url()));
    assertThat(send(MessageDraft.to(bob.publicKey(), "hello")))
        .allMatch(RelayVerdict::isAccepted)
        .extracting(verdict -> verdict.relay().toString())
        .containsExactlyInAnyOrder(ours.url(), theirs.url());
    assertThat(theirs.stored()).singleElement().isIn(ours.stored());
  }

  @Test
  void aPostedMessageDoesTooAndKnowsItsVerdicts() {
    list(Kind.RELAY_LIST, Tag.of("r", theirs.url()));
    Posted posted = agent().blocking().post(MessageDraft.to(bob.publicKey(), "hello"));
    assertThat(posted.verdicts()).hasSize(2).allMatch(RelayVerdict::isAccepted);
    assertThat(posted.kept()).isFalse();
  }

  @Test
  void aWrapGoesWhereWrapsAreReadWithoutAProofAndItsCopyDoesNot() {
    theirs.demandsProof = true;
    list(Kind.RELAY_LIST, Tag.of("r", "ws://127.0.0.1:1"));
    list(Kind.MESSAGE_RELAYS, Tag.of("relay", theirs.url()));
    assertThat(verdictOfTheirs(MessageDraft.to(bob.publicKey(), "hello").wrapped()))
        .isEqualTo(new Verdict.Refused("auth-required: prove a key"));

    theirs.demandsProof = false;
    assertThat(verdictOfTheirs(MessageDraft.to(bob.publicKey(), "hello").wrapped()))
        .isInstanceOf(Verdict.Accepted.class);
    assertThat(theirs.stored())
        .singleElement()
        .satisfies(wrap -> {
          assertThat(wrap.kind()).isEqualTo(Kind.GIFT_WRAP);
          assertThat(wrap.tagValue("p")).isEqualTo(bob.publicKey().hex());
        });
  }

  @Test
  void whoSendsOpenlyProvesItsKeyThere() {
    theirs.demandsProof = true;
    list(Kind.RELAY_LIST, Tag.of("r", theirs.url()));
    assertThat(verdictOfTheirs(MessageDraft.to(bob.publicKey(), "hello")))
        .isInstanceOf(Verdict.Accepted.class);
  }

  @Test
  void aRelayThatIsNotThereIsAVerdictAndHoldsUpNothing() {
    String nowhere = "ws://127.0.0.1:1";
    list(Kind.RELAY_LIST, Tag.of("r", nowhere), Tag.of("r", theirs.url()));
    List<RelayVerdict> verdicts = send(MessageDraft.to(bob.publicKey(), "hello"));
    assertThat(verdicts).hasSize(3);
    assertThat(verdicts)
        .filteredOn(verdict -> !verdict.isAccepted())
        .singleElement()
        .satisfies(verdict -> {
          assertThat(verdict.relay()).isEqualTo(URI.create(nowhere));
          assertThat(verdict.verdict()).isInstanceOf(Verdict.Unanswered.class);
        });
  }

  @Test
  void whoFollowsNoListsSendsToItsOwnRelaysAlone() {
    list(Kind.RELAY_LIST, Tag.of("r", theirs.url()));
    Agent agent = opened(Agent.builder().relay(ours.url()).key(alice).build());
    assertThat(agent.blocking().send(MessageDraft.to(bob.publicKey(), "hello"))).hasSize(1);
    assertThat(theirs.stored()).isEmpty();
  }

  @Test
  void aListNamesNoAddressInsideOfOurNetworkUnlessOurRelaysAreThereToo() {
    list(Kind.RELAY_LIST, Tag.of("r", theirs.url()), Tag.of("r", "wss://relay.invalid"));
    Relays own =
        opened(
            new Relays(new Relays.Setup(List.of(URI.create(ours.url())), List.of(), true), signer));
    TheirRelays careful = new TheirRelays(own, signer, false, Duration.ofSeconds(5));
    Event event = signer.sign(new EventDraft(1, Kind.MESSAGE, List.of(), "hello"), alice);
    assertThat(careful.send(event, bob.publicKey(), false, null).toStream())
        .extracting(RelayVerdict::verdict)
        .containsExactlyInAnyOrder(
            new Verdict.Unanswered(
                "not tried: a list may not name an address inside of a private network"),
            new Verdict.Unanswered("not tried: nobody knows its host"));
    assertThat(theirs.connections()).isZero();
    assertThat(TheirRelays.areLocal(List.of(URI.create(ours.url())))).isTrue();
    assertThat(TheirRelays.areLocal(List.of(URI.create("wss://relay.example")))).isFalse();
  }

  @Test
  void whatAnAgentAnnouncesIsFollowed() {
    Agent reader = opened(Agent.builder().relay(theirs.url()).relay(ours.url()).key(bob).build());
    assertThat(reader.announceRelays().toStream().flatMap(posted -> posted.verdicts().stream()))
        .hasSize(4)
        .allMatch(RelayVerdict::isAccepted);
    assertThat(verdictOfTheirs(MessageDraft.to(bob.publicKey(), "hello").wrapped()))
        .isInstanceOf(Verdict.Accepted.class);
  }

  private Verdict verdictOfTheirs(MessageDraft draft) {
    return send(draft).stream()
        .filter(verdict -> verdict.relay().equals(URI.create(theirs.url())))
        .findFirst()
        .orElseThrow()
        .verdict();
  }

  private List<RelayVerdict> send(MessageDraft draft) {
    return agent().blocking().send(draft);
  }

  private Agent agent() {
    return opened(Agent.builder().relay(ours.url()).key(alice).followingRelayLists().build());
  }

  private void list(int kind, Tag... tags) {
    EventDraft draft = new EventDraft(1_790_000_000, kind, List.of(tags), "");
    ours.store(EventWriter.wire(signer.sign(draft, bob)));
  }

  private <T extends AutoCloseable> T opened(T closeable) {
    open.add(closeable);
    return closeable;
  }
}
