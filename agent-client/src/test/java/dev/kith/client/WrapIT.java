package dev.kith.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import dev.kith.client.Message.Body;
import dev.kith.client.connection.Verdict;
import dev.kith.client.giftwrap.Wrapping;
import dev.kith.client.identity.KeyName;
import dev.kith.client.identity.NamedKey;
import dev.kith.client.runtime.EventCodec;
import dev.kith.client.runtime.LocalHome;
import dev.kith.client.runtime.News;
import dev.kith.client.runtime.Posted;
import dev.kith.client.runtime.RelayVerdict;
import dev.kith.client.runtime.Signer;
import dev.kith.client.testrelay.NastyRelay;
import dev.kith.model.crypto.KeyPair;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventDraft;
import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Rumor;
import dev.kith.model.event.Tag;
import dev.kith.model.filter.Filter;
import dev.kith.model.message.ClientMessage;
import dev.kith.model.wire.EventWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Messages in gift wraps.
class WrapIT {

  private static final Filter WRAPS = Filter.ALL.withKinds(Kind.GIFT_WRAP);

  private final Signer signer = Signer.create();
  private final KeyPair alice = KeyPair.generate(signer.signatures(), signer.random());
  private final KeyPair bob = KeyPair.generate(signer.signatures(), signer.random());
  private final List<AutoCloseable> open = new ArrayList<>();
  private NastyRelay relay;

  @TempDir Path directory;

  @BeforeEach
  void startRelay() throws InterruptedException {
    relay = NastyRelay.start();
    open.add(() -> relay.close());
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable each : open.reversed()) {
      each.close();
    }
  }

  @Test
  void theRelaySeesNeitherTheSenderNorTheMessage() {
    assertThat(agent(alice).blocking().send(secretly("for you alone")))
        .singleElement()
        .matches(RelayVerdict::isAccepted);
    String all = relay.stored().stream().map(EventWriter::json).map(String::new).toList() + "";
    assertThat(relay.stored()).extracting(Event::kind).containsOnly(Kind.GIFT_WRAP);
    assertThat(relay.stored())
        .extracting(Event::pubkey)
        .doesNotContain(alice.publicKey(), bob.publicKey())
        .doesNotHaveDuplicates();
    assertThat(all).doesNotContain("alone");
  }

  @Test
  void theAddresseeReadsItAndWhoSentIt() {
    agent(alice).blocking().send(secretly("for you alone"));
    assertThat(wraps(bob))
        .singleElement()
        .satisfies(message -> {
          assertThat(message.sender()).isEqualTo(alice.publicKey());
          assertThat(text(message)).isEqualTo("for you alone");
          assertThat(message.said().kind()).isEqualTo(Kind.MESSAGE);
        });
  }

  @Test
  void theSendersOtherDevicesGetACopyOfTheSameMessage() {
    agent(alice).blocking().send(secretly("for you alone"));
    assertThat(wraps(alice)).isEqualTo(wraps(alice)).hasSize(1);
    assertThat(wraps(alice).getFirst().said()).isEqualTo(wraps(bob).getFirst().said());
  }

  @Test
  void whoWritesToItselfGetsItOnce() {
    agent(alice).blocking().send(MessageDraft.to(alice.publicKey(), "remember").wrapped());
    assertThat(relay.stored()).hasSize(1);
    assertThat(wraps(alice)).extracting(WrapIT::text).containsExactly("remember");
  }

  @Test
  void anAnswerNamesTheMessageAndNotItsWrap() {
    Agent sender = agent(alice);
    Posted posted = sender.blocking().post(secretly("well?"));
    Message question = wraps(bob).getFirst();
    assertThat(question.id()).isEqualTo(posted.message());

    agent(bob)
        .blocking()
        .send(MessageDraft.to(question.sender(), "well!").wrapped().after(question.id()));
    assertThat(wraps(alice))
        .filteredOn(message -> message.sender().equals(bob.publicKey()))
        .singleElement()
        .satisfies(answer ->
            assertThat(answer.said().tagValues("e")).containsExactly(question.id().hex()));
  }

  @Test
  void aMessageInSeveralWrapsComesOnce() {
    Rumor rumor = rumor(alice.publicKey());
    for (int i = 0; i < 3; i++) {
      relay.store(EventWriter.wire(wrap(rumor, alice)));
    }
    assertThat(wraps(bob)).extracting(Message::said).containsExactly(rumor);
    assertThat(agent(bob).receive(WRAPS).next().block()).isNotNull();
  }

  @Test
  void aForgedSenderIsNotBelieved() {
    KeyPair mallory = KeyPair.generate(signer.signatures(), signer.random());
    Event stolen = wrap(rumor(mallory.publicKey()), mallory);
    relay.store(
        EventWriter.wire(
            signer.sign(
                new EventDraft(stolen.createdAt(), stolen.kind(), stolen.tags(), stolen.content()),
                mallory)));
    assertThat(wraps(bob))
        .singleElement()
        .satisfies(message -> {
          assertThat(message.body()).isInstanceOf(Body.Unreadable.class);
          assertThat(message.sender()).isEqualTo(mallory.publicKey());
        });
  }

  @Test
  void noReceiptCanBeHadForIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> secretly("well?").withReceipt())
        .withMessageContaining("no relay can give a receipt");
  }

  @Test
  void whatNoRelayTookWaitsForTheSender() throws Exception {
    int port = relay.port();
    relay.close();
    Agent offline = kept(port);
    assertThat(offline.blocking().post(secretly("later")).kept()).isTrue();
    offline.close();
    relay = NastyRelay.startAt(port);
    Agent online = kept(port);
    await().until(() -> relay.stored().size() == 2);
    assertThat(online.publicKey()).isNotEqualTo(alice.publicKey());
    assertThat(wraps(bob)).extracting(WrapIT::text).containsExactly("later");
  }

  @Test
  void itIsToldIfNoRelayTakesTheCopy() {
    Agent sender = agent(alice);
    List<News> news = new CopyOnWriteArrayList<>();
    sender.news().subscribe(news::add);
    relay.refusal = "blocked: not you";
    assertThat(sender.blocking().send(secretly("well?")))
        .singleElement()
        .extracting(RelayVerdict::verdict)
        .isEqualTo(new Verdict.Refused("blocked: not you"));
    await()
        .until(() ->
            news.stream()
                .anyMatch(
                    item -> item instanceof News.Incident(String text) && text.contains("copy")));
  }

  @Test
  void twoThatAnswerEachOtherStopThemselves() {
    List<LoopStopped> stops = new CopyOnWriteArrayList<>();
    answerAll(agent(alice), stops);
    answerAll(agent(bob), stops);
    await()
        .until(() ->
            relay.received().stream().filter(ClientMessage.Request.class::isInstance).count() == 2);
    agent(alice).blocking().send(secretly("How are you?"));
    await().atMost(Duration.ofMinutes(1)).until(() -> !stops.isEmpty());
    assertThat(relay.stored()).as("messages and copies").hasSizeBetween(120, 400);
    assertThat(stops.getFirst()).hasMessageContaining("the circuit closes at");
  }

  private static void answerAll(Agent agent, List<LoopStopped> stops) {
    var _ =
        agent
            .receive(agent.inbox())
            .filter(message -> !message.sender().equals(agent.publicKey()))
            .map(message ->
                MessageDraft.to(message.sender(), "And you?").wrapped().after(message.id()))
            .concatMap(answer ->
                agent
                    .send(answer)
                    .doOnError(LoopStopped.class, stops::add)
                    .onErrorComplete(LoopStopped.class))
            .subscribe();
  }

  private MessageDraft secretly(String text) {
    return MessageDraft.to(bob.publicKey(), text).wrapped();
  }

  private List<Message> wraps(KeyPair reader) {
    Filter own = WRAPS.withTag("p", List.of(reader.publicKey().hex()));
    return agent(reader).blocking().query(own);
  }

  private static String text(Message message) {
    return message.said().content();
  }

  private Rumor rumor(PublicKey author) {
    List<Tag> tags = List.of(Tag.of("p", bob.publicKey().hex()));
    return Rumor.of(new EventDraft(1_790_000_000, Kind.MESSAGE, tags, "hello"), author);
  }

  private Event wrap(Rumor rumor, KeyPair author) {
    return new Wrapping(signer.signatures(), new EventCodec(), signer.random())
        .wrap(rumor, author, bob.publicKey(), Instant.ofEpochSecond(1_790_000_000));
  }

  private Agent agent(KeyPair key) {
    return opened(Agent.builder().relay(relay.url()).key(key).build());
  }

  private Agent kept(int port) {
    LocalHome home = LocalHome.at(directory, Signer.create());
    NamedKey made = home.keyring().create(KeyName.DEFAULT);
    NamedKey key = made == null ? home.keyring().find(KeyName.DEFAULT) : made;
    return opened(
        Agent.builder()
            .relay("ws://127.0.0.1:" + port)
            .key(Objects.requireNonNull(key), home)
            .givingUp()
            .build());
  }

  private Agent opened(Agent agent) {
    open.add(agent);
    return agent;
  }
}
