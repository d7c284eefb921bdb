package dev.kith.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.kith.client.connection.Report;
import dev.kith.client.connection.Verdict;
import dev.kith.client.runtime.News;
import dev.kith.client.runtime.RelayVerdict;
import dev.kith.client.runtime.Signer;
import dev.kith.client.runtime.SubscriptionFailed;
import dev.kith.client.testrelay.NastyRelay;
import dev.kith.model.crypto.KeyPair;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventDraft;
import dev.kith.model.event.EventId;
import dev.kith.model.event.Kind;
import dev.kith.model.event.Signature;
import dev.kith.model.event.Tag;
import dev.kith.model.event.WireEvent;
import dev.kith.model.filter.Filter;
import dev.kith.model.message.ClientMessage;
import dev.kith.model.wire.EventWriter;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class AgentIT {

  private static final Filter MESSAGES = Filter.ALL.withKinds(Kind.MESSAGE);

  private final Signer signer = Signer.create();
  private final KeyPair alice = KeyPair.generate(signer.signatures(), new SecureRandom());
  private final KeyPair bob = KeyPair.generate(signer.signatures(), new SecureRandom());
  private final List<AutoCloseable> open = new ArrayList<>();
  private NastyRelay relay;

  @BeforeEach
  void startRelay() throws Exception {
    relay = opened(NastyRelay.start());
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable each : open.reversed()) {
      each.close();
    }
  }

  @Test
  void whatIsPublishedIsAcceptedAndFoundAgain() {
    Agent agent = agent(alice, relay);
    Event event = note(agent, "hello");
    assertThat(agent.blocking().publish(event))
        .singleElement()
        .matches(RelayVerdict::isAccepted)
        .extracting(RelayVerdict::event)
        .isEqualTo(event);
    assertThat(agent.blocking().query(Filter.ALL))
        .containsExactly(new Message(event, new Message.Body.Plain("hello")));
  }

  @Test
  void aMessageIsReadByItsAddresseeAndItsAuthorOnly() {
    relay.gatesAddressed = false;
    Agent sender = agent(alice, relay);
    sender.blocking().send(MessageDraft.to(bob.publicKey(), "for your eyes"));
    Event event = relay.stored().getFirst();
    assertThat(event.content()).doesNotContain("eyes");
    assertThat(event.tagValue("p")).isEqualTo(bob.publicKey().hex());
    assertThat(event.tagValue("n")).endsWith(":1");

    assertThat(agent(bob, relay).blocking().query(MESSAGES))
        .extracting(Message::body)
        .containsExactly(new Message.Body.Decrypted("for your eyes"));
    assertThat(sender.blocking().query(MESSAGES))
        .extracting(Message::body)
        .containsExactly(new Message.Body.Decrypted("for your eyes"));
    KeyPair eve = KeyPair.generate(signer.signatures(), new SecureRandom());
    assertThat(agent(eve, relay).blocking().query(MESSAGES))
        .extracting(Message::body)
        .containsExactly(new Message.Body.Unreadable("it is for somebody else"));
  }

  @Test
  void whatOnlyTheAddresseeMaySeeIsSeenAfterTheProof() {
    relay.gatesAddressed = true;
    agent(alice, relay).blocking().send(MessageDraft.to(bob.publicKey(), "hi").inPlainText());
    assertThat(agent(bob, relay).blocking().query(MESSAGES)).hasSize(1);
  }

  @Test
  void severalKeysAreProvedAtOnce() {
    relay.gatesAddressed = true;
    agent(alice, relay).blocking().send(MessageDraft.to(bob.publicKey(), "hi").inPlainText());
    KeyPair carol = KeyPair.generate(signer.signatures(), new SecureRandom());
    Agent both = opened(builder(relay).key(carol).alsoProve(bob).build());
    assertThat(both.blocking().query(MESSAGES)).hasSize(1);
  }

  @Test
  void aRelayThatDemandsAProofGetsIt() {
    relay.demandsProof = true;
    Agent agent = agent(alice, relay);
    assertThat(agent.blocking().publish(note(agent, "hello"))).allMatch(RelayVerdict::isAccepted);
  }

  @Test
  void aLongStoreIsReadToItsEndThoughTheRelayCapsItsAnswers() {
    relay.cap = 30;
    List<EventId> ids = storeNotes(1_000);
    assertThat(agent(alice, relay).blocking().query(Filter.ALL))
        .extracting(message -> message.event().id())
        .containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void aSlowReaderGetsEverythingOnce() {
    List<EventId> ids = storeNotes(5_000);
    List<EventId> got = new ArrayList<>();
    agent(alice, relay)
        .subscribe(Filter.ALL)
        .concatMap(message -> Mono.just(message.event().id()), 1)
        .limitRate(1)
        .take(5_000)
        .doOnNext(got::add)
        .blockLast(Duration.ofMinutes(1));
    assertThat(got).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(relay.received())
        .as("it was asked page by page")
        .filteredOn(ClientMessage.Request.class::isInstance)
        .hasSizeGreaterThan(5);
  }

  @Test
  void nothingIsLostOrRepeatedWhenTheConnectionBreaksAgainAndAgain() throws Exception {
    relay.breaksAfter = 150;
    relay.repeats = true;
    relay.cap = 30;
    List<EventId> ids = storeNotes(120);
    List<EventId> got = new CopyOnWriteArrayList<>();
    Agent reader = agent(alice, relay);
    opened(reader.subscribe(Filter.ALL).subscribe(m -> got.add(m.event().id()))::dispose);
    await().atMost(Duration.ofMinutes(2)).until(() -> got.size() >= 120);
    Agent writer = agent(bob, relay);
    for (int i = 0; i < 20; i++) {
      Event event = note(writer, "live " + i);
      ids.add(event.id());
      writer.blocking().publish(event);
    }
    await().atMost(Duration.ofMinutes(2)).until(() -> got.size() >= ids.size());
    assertThat(got).containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void aPublishOutlivesTheRelay() throws Exception {
    Agent agent = agent(alice, relay);
    agent.blocking().publish(note(agent, "first"));
    int port = relay.port();
    relay.close();
    var verdicts = agent.publish(note(agent, "second")).collectList().toFuture();
    NastyRelay next = opened(NastyRelay.startAt(port));
    assertThat(verdicts.get()).allMatch(RelayVerdict::isAccepted);
    assertThat(next.stored()).extracting(Event::content).containsExactly("second");
  }

  @Test
  void withoutAnAnswerTheVerdictIsThatThereIsNone() {
    relay.leavesOutOk = true;
    Agent agent = opened(builder(relay).key(alice).patience(Duration.ofSeconds(1)).build());
    assertThat(agent.blocking().publish(note(agent, "hello")))
        .extracting(RelayVerdict::verdict)
        .containsExactly(new Verdict.Unanswered("the relay did not answer in time"));
  }

  @Test
  void aRefusalIsToldInTheRelaysWords() {
    relay.refusal = "blocked: not you";
    Agent agent = agent(alice, relay);
    assertThat(agent.blocking().publish(note(agent, "hello")))
        .extracting(RelayVerdict::verdict)
        .containsExactly(new Verdict.Refused("blocked: not you"));
  }

  @Test
  void eachRelayGivesItsOwnVerdictAndEventsComeOnce() throws Exception {
    NastyRelay other = opened(NastyRelay.start());
    other.refusal = "blocked: not you";
    Agent agent = opened(builder(relay).relay(other.url()).key(alice).build());
    Event event = note(agent, "hello");
    assertThat(agent.blocking().publish(event))
        .extracting(RelayVerdict::isAccepted)
        .containsExactlyInAnyOrder(true, false);
    other.store(EventWriter.wire(event));
    assertThat(agent.blocking().query(Filter.ALL)).hasSize(1);
  }

  @Test
  void aFalseSignatureOrIdIsNotPassedOn() {
    Agent agent = agent(alice, relay);
    Event good = note(agent, "good");
    Event badSignature = altered(note(agent, "bad"), note(agent, "x").sig(), "bad");
    Event badId = altered(note(agent, "worse"), good.sig(), "changed");
    List.of(good, badSignature, badId).forEach(event -> relay.store(EventWriter.wire(event)));
    List<News> news = new CopyOnWriteArrayList<>();
    opened(agent.news().subscribe(news::add)::dispose);
    assertThat(agent.blocking().query(Filter.ALL)).extracting(Message::event).containsExactly(good);
    await()
        .untilAsserted(() ->
            assertThat(news)
                .filteredOn(item ->
                    item instanceof News.OfRelay(_, Report report)
                        && report.subject() == Report.Subject.UNREADABLE)
                .hasSize(2));
  }

  @Test
  void aForgedTwinDoesNotHideTheTrueEvent() throws Exception {
    NastyRelay liar = opened(NastyRelay.start());
    Agent agent = opened(builder(liar).relay(relay.url()).key(alice).build());
    Event good = note(agent, "good");
    liar.store(EventWriter.wire(altered(good, note(agent, "x").sig(), "good")));
    relay.store(EventWriter.wire(good));
    assertThat(agent.blocking().query(Filter.ALL)).extracting(Message::event).containsExactly(good);
  }

  @Test
  void messagesComeInTheOrderOfTheirNumbers() {
    Agent sender = agent(alice, relay);
    for (int i = 1; i <= 50; i++) {
      sender.blocking().send(MessageDraft.to(bob.publicKey(), "message " + i));
    }
    List<String> texts =
        agent(bob, relay)
            .receive(MESSAGES)
            .take(50)
            .map(message -> ((Message.Body.Decrypted) message.body()).text())
            .collectList()
            .block(Duration.ofSeconds(30));
    assertThat(texts).first().isEqualTo("message 1");
    assertThat(texts).last().isEqualTo("message 50");
    assertThat(texts)
        .hasSize(50)
        .isSortedAccordingTo(Comparator.comparingInt(text -> Integer.parseInt(text.substring(8))));
  }

  @Test
  void aGapIsFilledFromTheOtherRelay() throws Exception {
    NastyRelay complete = opened(NastyRelay.start());
    Agent sender = agent(alice, complete);
    for (int i = 1; i <= 3; i++) {
      sender.blocking().send(MessageDraft.to(bob.publicKey(), "message " + i));
    }
    List<Event> sent = complete.stored();
    Agent reader = opened(builder(relay).relay(complete.url()).key(bob).build());
    List<Message> got = new CopyOnWriteArrayList<>();
    List<News> news = new CopyOnWriteArrayList<>();
    opened(reader.news().subscribe(news::add)::dispose);
    opened(reader.receive(reader.inbox()).subscribe(got::add)::dispose);
    await().until(() -> news.contains(new News.Live()));
    relay.store(EventWriter.wire(sent.get(0)));
    relay.store(EventWriter.wire(sent.get(2)));
    await().until(() -> got.size() == 3);
    assertThat(got).extracting(Message::event).containsExactlyElementsOf(sent);
  }

  @Test
  void whoGivesUpIsToldAtOnceThatNothingIsThere() throws Exception {
    int port = relay.port();
    relay.close();
    Agent agent =
        opened(Agent.builder().relay("ws://127.0.0.1:" + port).key(alice).givingUp().build());
    assertThat(agent.blocking().publish(note(agent, "hello")))
        .extracting(RelayVerdict::verdict)
        .containsExactly(new Verdict.Unanswered("nothing accepts connections there"));
    assertThatThrownBy(() -> agent.blocking().query(Filter.ALL))
        .isInstanceOf(SubscriptionFailed.class)
        .hasMessage("ws://127.0.0.1:%d: nothing accepts connections there".formatted(port));
  }

  @Test
  void noiseFromTheRelayIsPassedOver() {
    Agent agent = agent(alice, relay);
    agent.blocking().query(Filter.ALL);
    relay.shout("no json");
    relay.shout("[\"LIMITS\",{}]");
    relay.shout("[\"OK\",\"short\",true]");
    assertThat(agent.blocking().publish(note(agent, "hello"))).allMatch(RelayVerdict::isAccepted);
  }

  @Test
  void closingSaysGoodbyeToTheRelay() {
    Agent agent = agent(alice, relay);
    agent.blocking().query(Filter.ALL);
    assertThat(relay.connections()).isEqualTo(1);
    agent.close();
    await().until(() -> relay.connections() == 0);
    assertThatThrownBy(() -> agent.blocking().query(Filter.ALL))
        .hasMessage("the client was closed");
  }

  private Agent agent(KeyPair key, NastyRelay at) {
    return opened(builder(at).key(key).build());
  }

  private static AgentBuilder builder(NastyRelay at) {
    return Agent.builder().relay(at.url());
  }

  private static Event note(Agent agent, String text) {
    return agent.sign(new EventDraft(1_700_000_000, 1, List.of(Tag.of("t", text)), text));
  }

  private static Event altered(Event event, Signature signature, String content) {
    return new Event(
        event.id(),
        event.pubkey(),
        event.createdAt(),
        event.kind(),
        event.tags(),
        content,
        signature);
  }

  private List<EventId> storeNotes(int count) {
    List<EventId> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Event event =
          signer.sign(new EventDraft(1_700_000_000 + i / 3, 1, List.of(), "note " + i), bob);
      relay.store(new WireEvent(event, EventWriter.json(event)));
      ids.add(event.id());
    }
    return ids;
  }

  private <T extends AutoCloseable> T opened(T resource) {
    open.add(resource);
    return resource;
  }
}
