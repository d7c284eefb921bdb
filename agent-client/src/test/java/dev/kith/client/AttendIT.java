package dev.kith.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.kith.client.giftwrap.Wrapping;
import dev.kith.client.runtime.Attendance;
import dev.kith.client.runtime.Attended;
import dev.kith.client.runtime.EventCodec;
import dev.kith.client.runtime.Signer;
import dev.kith.client.runtime.SubscriptionFailed;
import dev.kith.client.testrelay.NastyRelay;
import dev.kith.model.crypto.KeyPair;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventDraft;
import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Rumor;
import dev.kith.model.event.Tag;
import dev.kith.model.message.ClientMessage;
import dev.kith.model.message.ClientMessage.SessionCommand;
import dev.kith.model.message.RelayMessage.SessionNews;
import dev.kith.model.wire.EventWriter;
import dev.kith.model.wire.RelayFrames;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An agent's session with a relay of which every word is the test's.
class AttendIT {

  private final Signer signer = Signer.create();
  private final KeyPair alice = KeyPair.generate(signer.signatures(), signer.random());
  private final List<String> handled = new CopyOnWriteArrayList<>();
  private NastyRelay relay;
  private Agent agent;

  @BeforeEach
  void connect() throws InterruptedException {
    relay = NastyRelay.start();
    relay.leavesSessionsToTheTest = true;
    agent = Agent.builder().relay(relay.url()).key(alice).build();
  }

  @AfterEach
  void close() {
    agent.close();
    relay.close();
  }

  @Test
  void aForgedDeliveryIsNotHandled() {
    CompletableFuture<@Nullable Attended> attended = attend(Attendance.to("inbox").withLimit(1));
    Event good = note("good");
    Event other = note("other");
    Event forged =
        new Event(
            good.id(),
            good.pubkey(),
            good.createdAt(),
            good.kind(),
            good.tags(),
            "good",
            other.sig());
    say(new SessionNews.Delivered("inbox", 1, EventWriter.wire(forged), false));
    say(new SessionNews.Delivered("inbox", 2, EventWriter.wire(good), false));
    expect(new SessionCommand.Acknowledge("inbox", 2));
    assertThat(attended).as("the acknowledgement is not confirmed").isNotDone();
    say(new SessionNews.Acknowledged("inbox", 2));
    assertThat(attended.join()).isEqualTo(new Attended(1, false));
    assertThat(handled).containsExactly("good");
  }

  @Test
  void theSessionIsThatOfTheAgentsKeyWhicheverOthersItProves() {
    var _ = attend(Attendance.to("inbox"));
    assertThat(relay.received())
        .filteredOn(SessionCommand.Open.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            SessionCommand.Open.class,
            open -> assertThat(open.options().key()).isEqualTo(alice.publicKey()));
  }

  @Test
  void whoseSessionIsTakenIsToldAndDoesNotTakeItBack() {
    CompletableFuture<@Nullable Attended> attended = attend(Attendance.to("inbox"));
    say(new SessionNews.Refused("inbox", "error: replaced"));
    assertThatThrownBy(attended::join)
        .hasRootCauseInstanceOf(SubscriptionFailed.class)
        .hasRootCauseMessage(relay.url() + ": error: replaced");
    assertThat(relay.received()).filteredOn(SessionCommand.class::isInstance).hasSize(1);
  }

  @Test
  void oneSessionIsAttendedToOnceAtATime() {
    var _ = attend(Attendance.to("inbox"));
    assertThatThrownBy(() -> agent.blocking().attend(Attendance.to("inbox"), _ -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("attended to already");
  }

  @Test
  void aMessageInTwoGiftWrapsIsHandledOnceAndBothAreAcknowledged() {
    KeyPair bob = KeyPair.generate(signer.signatures(), signer.random());
    Rumor rumor = rumor(bob, alice.publicKey());
    CompletableFuture<@Nullable Attended> attended = attend(Attendance.to("inbox").withLimit(2));
    say(new SessionNews.Delivered("inbox", 1, EventWriter.wire(wrap(rumor, bob)), false));
    say(new SessionNews.Delivered("inbox", 2, EventWriter.wire(wrap(rumor, bob)), false));
    expect(new SessionCommand.Acknowledge("inbox", 1));
    say(new SessionNews.Acknowledged("inbox", 1));
    expect(new SessionCommand.Acknowledge("inbox", 2));
    say(new SessionNews.Acknowledged("inbox", 2));
    assertThat(attended.join()).isEqualTo(new Attended(2, false));
    assertThat(handled).containsExactly("in a wrap");
  }

  @Test
  void theCopyOfWhatTheKeySentIsHandledIfItIsWanted() {
    PublicKey bob = KeyPair.generate(signer.signatures(), signer.random()).publicKey();
    Event copy = wrap(rumor(alice, bob), alice);
    CompletableFuture<@Nullable Attended> attended = attend(Attendance.to("inbox").withLimit(1));
    say(new SessionNews.Delivered("inbox", 1, EventWriter.wire(copy), false));
    expect(new SessionCommand.Acknowledge("inbox", 1));
    say(new SessionNews.Acknowledged("inbox", 1));
    assertThat(attended.join()).isEqualTo(new Attended(1, false));
    assertThat(handled).isEmpty();

    relay.received().clear();
    attended = attend(Attendance.to("inbox").withLimit(1).withOwnCopies());
    say(new SessionNews.Delivered("inbox", 1, EventWriter.wire(copy), true));
    expect(new SessionCommand.Acknowledge("inbox", 1));
    say(new SessionNews.Acknowledged("inbox", 1));
    assertThat(attended.join()).isEqualTo(new Attended(1, false));
    assertThat(handled).containsExactly("in a wrap");
  }

  @Test
  void whoIsWokenHandlesWhatIsUrgentFirstAndEndsWhenThereIsNoMore() {
    CompletableFuture<@Nullable Attended> attended =
        woken(Duration.ofMinutes(5), message -> handled.add(message.said().content()));
    Event urgent =
        signer.sign(
            new EventDraft(
                1_700_000_000, Kind.MESSAGE, List.of(Tag.of("urgency", "urgent")), "help"),
            alice);
    say(new SessionNews.Delivered("inbox", 1, EventWriter.wire(note("no hurry")), false));
    say(new SessionNews.Delivered("inbox", 2, EventWriter.wire(urgent), false));
    say(new SessionNews.CaughtUp("inbox", 2));
    expect(new SessionCommand.Acknowledge("inbox", 2));
    say(new SessionNews.Acknowledged("inbox", 2));
    assertThat(attended.join()).isEqualTo(new Attended(2, false));
    assertThat(handled).containsExactly("help", "no hurry");
  }

  @Test
  void whoIsWokenEndsWhenTheTimeIsOverAndLeavesTheRest() {
    CountDownLatch never = new CountDownLatch(1);
    CompletableFuture<@Nullable Attended> attended =
        woken(Duration.ofSeconds(3), _ -> never.await());
    say(new SessionNews.Delivered("inbox", 1, EventWriter.wire(note("takes long")), false));
    say(new SessionNews.CaughtUp("inbox", 1));
    assertThat(attended.join()).isEqualTo(new Attended(0, true));
    assertThat(relay.received()).noneMatch(SessionCommand.Acknowledge.class::isInstance);
  }

  private CompletableFuture<@Nullable Attended> woken(Duration time, MessageHandler handler) {
    CompletableFuture<@Nullable Attended> attended = agent.wake(time, handler).toFuture();
    await().until(() -> relay.received().stream().anyMatch(SessionCommand.Poll.class::isInstance));
    say(new SessionNews.Opened("inbox", true, 0, 0, "log", null));
    return attended;
  }

  /// Attends, up to the point where the relay has attached the session.
  private CompletableFuture<@Nullable Attended> attend(Attendance attendance) {
    CompletableFuture<@Nullable Attended> attended =
        agent.attend(attendance, message -> handled.add(message.said().content())).toFuture();
    await().until(() -> relay.received().stream().anyMatch(SessionCommand.Open.class::isInstance));
    say(new SessionNews.Opened("inbox", false, 0, 0, "log", null));
    return attended;
  }

  private void expect(ClientMessage message) {
    await().until(() -> relay.received().contains(message));
  }

  private void say(SessionNews news) {
    relay.shout(new String(RelayFrames.encode(news), StandardCharsets.UTF_8));
  }

  private Event note(String text) {
    return signer.sign(new EventDraft(1_700_000_000, Kind.MESSAGE, List.of(), text), alice);
  }

  private static Rumor rumor(KeyPair author, PublicKey to) {
    List<Tag> tags = List.of(Tag.of("p", to.hex()));
    return Rumor.of(
        new EventDraft(1_700_000_000, Kind.MESSAGE, tags, "in a wrap"), author.publicKey());
  }

  private Event wrap(Rumor rumor, KeyPair author) {
    return new Wrapping(signer.signatures(), new EventCodec(), signer.random())
        .wrap(rumor, author, alice.publicKey(), Instant.ofEpochSecond(1_700_000_000));
  }
}
