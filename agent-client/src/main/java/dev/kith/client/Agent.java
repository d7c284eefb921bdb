package dev.kith.client;

import dev.kith.client.GiftWraps.Wrapped;
import dev.kith.client.http.RelayInformation;
import dev.kith.client.relaylist.RelayLists;
import dev.kith.client.runtime.Attendance;
import dev.kith.client.runtime.Attended;
import dev.kith.client.runtime.News;
import dev.kith.client.runtime.Posted;
import dev.kith.client.runtime.Postman;
import dev.kith.client.runtime.RelayKeys;
import dev.kith.client.runtime.RelayVerdict;
import dev.kith.client.runtime.Relays;
import dev.kith.client.runtime.Signer;
import dev.kith.client.runtime.TheirRelays;
import dev.kith.client.session.SessionMemories;
import dev.kith.client.stream.StreamCounters;
import dev.kith.model.crypto.KeyPair;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventDraft;
import dev.kith.model.event.EventId;
import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.StreamPosition;
import dev.kith.model.event.Tag;
import dev.kith.model.filter.Filter;
import dev.kith.model.message.SessionOptions;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// One key at several relays: publishes, sends messages, and receives what is meant for it. Nothing
/// happens before a result is subscribed to.
///
/// ```java
/// try (Agent agent = Agent.builder().relay("ws://127.0.0.1:7447").key(keyPair).build()) {
///   agent.send(MessageDraft.to(peer, "hello")).doOnNext(System.out::println).blockLast();
/// }
/// ```
public final class Agent implements AutoCloseable {

  private static final Set<Integer> NUMBERED =
      Set.of(Kind.MESSAGE, Kind.VERDICT, Kind.COUPLING_CHANGE);

  private final Relays relays;
  private final KeyPair keyPair;
  private final Signer signer;
  private final StreamCounters counters;
  private final SessionMemories memories;
  private final Postman postman;
  private final Duration patience;
  private final Encryption encryption;
  private final GiftWraps wraps;
  private final Sending sending;
  private final Reading reading;
  private final RelayKeys relayKeys;
  private final Presence presence;
  private final InstantSource clock = InstantSource.system();

  /// Numbers are given out in the order in which messages are handed to the relays.
  private final Scheduler scribe = Schedulers.newSingle("kith-scribe", true);

  Agent(
      Relays relays,
      KeyPair keyPair,
      Signer signer,
      StreamCounters counters,
      SessionMemories memories,
      Postman postman,
      @Nullable TheirRelays theirs,
      Duration patience) {
    this.relays = relays;
    this.keyPair = keyPair;
    this.signer = signer;
    this.counters = counters;
    this.memories = memories;
    this.postman = postman;
    this.patience = patience;
    this.encryption = new Encryption(keyPair, signer);
    this.wraps = new GiftWraps(keyPair, signer, clock);
    this.sending = new Sending(keyPair, relays, postman, theirs, patience);
    this.relayKeys =
        new RelayKeys(relays.urls(), url -> RelayInformation.self(url, patience), clock);
    this.reading = new Reading(keyPair.publicKey(), encryption, wraps);
    this.presence = new Presence(keyPair, signer, relays, patience, clock);
  }

  public static AgentBuilder builder() {
    return new AgentBuilder();
  }

  public PublicKey publicKey() {
    return keyPair.publicKey();
  }

  /// The relays that it is at.
  public List<URI> relays() {
    return relays.urls();
  }

  /// The same agent for code that blocks.
  public BlockingAgent blocking() {
    return new BlockingAgent(this);
  }

  /// Signs with the agent's key.
  ///
  /// @throws IllegalArgumentException if a text in the draft holds half a surrogate pair
  public Event sign(EventDraft draft) {
    return signer.sign(draft, keyPair);
  }

  /// Publishes a signed event, and again after each reconnect until it is settled: one verdict per
  /// relay, as they come. [Verdict.Unanswered] comes when the patience of the builder is over.
  public Flux<RelayVerdict> publish(Event event) {
    return relays.publish(event, patience);
  }

  /// Signs and publishes. Messages, verdicts and coupling changes are numbered in the stream to
  /// their readers (protocol §3), unless the draft has a number.
  public Flux<RelayVerdict> publish(EventDraft draft) {
    return Mono.fromCallable(() -> numbered(draft)).subscribeOn(scribe).flatMapMany(this::publish);
  }

  /// Encrypts or wraps if so wanted, and publishes, also where the addressee reads if the agent
  /// follows relay lists. The verdicts are those on what is for the addressee; fails with
  /// [LoopStopped] if the two answer each other in gift wraps without end.
  public Flux<RelayVerdict> send(MessageDraft message) {
    return message.envelope() == Envelope.WRAPPED
        ? wrapped(message).flatMapMany(wrapped -> sending.publish(wrapped, message.to()))
        : numbered(message).flatMapMany(event -> sending.publish(event, message.to()));
  }

  /// Publishes an event, or keeps it on this machine if no relay answers. What is kept is sent in
  /// its order when a relay is there, by this process or a later one with the same home, and before
  /// what is posted then. An agent without a home keeps nothing.
  public Mono<Posted> post(Event event) {
    return postman.post(event);
  }

  /// Signs as [#publish(EventDraft)] does, and posts.
  public Mono<Posted> post(EventDraft draft) {
    return Mono.fromCallable(() -> numbered(draft)).subscribeOn(scribe).flatMap(this::post);
  }

  /// Encrypts or wraps as [#send] does, and posts. What is kept is sent later to the agent's own
  /// relays.
  public Mono<Posted> post(MessageDraft message) {
    return message.envelope() == Envelope.WRAPPED
        ? wrapped(message).flatMap(wrapped -> sending.post(wrapped, message.to()))
        : numbered(message).flatMap(event -> sending.post(event, message.to()));
  }

  /// Posts the lists that say that this agent reads at its relays (NIP-65, and NIP-17 for gift
  /// wraps), so that others can send there.
  public Flux<Posted> announceRelays() {
    return Flux.defer(() -> Flux.fromIterable(RelayLists.drafts(relays.urls(), clock.instant())))
        .concatMap(this::post);
  }

  /// Declares what state the agent is in, once. Others see it until its lease ends.
  public Flux<RelayVerdict> declare(PresenceDraft state) {
    return presence.declare(state);
  }

  /// Declares what state the agent is in, again before each lease ends, and answers the probes by
  /// which others find out that it can be reached. Goes on until it is cancelled, with a verdict
  /// for each declaration; what was declared last holds for the rest of its lease.
  public Flux<RelayVerdict> bePresent(PresenceDraft state) {
    return presence.hold(state);
  }

  /// Answers the probes by which others find out that this key can be reached, and declares
  /// nothing. Goes on until it is cancelled, and fails with
  /// [dev.kith.client.runtime.SubscriptionFailed] if no relay passes probes on.
  public Mono<Void> answerProbes() {
    return presence.answers().then();
  }

  /// Says farewell: the agent is not to be waited for, until it declares something again.
  ///
  /// @param reason for people, may be empty
  public Flux<RelayVerdict> leave(String reason) {
    return presence.leave(reason);
  }

  /// All that the relays have stored for the filters. A relay's limits are worked around by asking
  /// page by page.
  public Flux<Message> query(Filter... filters) {
    return reading.all(relays.query(List.of(filters)));
  }

  /// What the relays have stored and all that follows, as it comes: newest first, then live.
  public Flux<Message> subscribe(Filter... filters) {
    return reading.all(relays.subscribe(List.of(filters)));
  }

  /// As [#subscribe], but in order: streams by their numbers, parents before children, and gaps
  /// filled where a relay still has what is missing.
  public Flux<Message> receive(Filter... filters) {
    return reading.all(relays.subscribeInOrder(List.of(filters)));
  }

  /// What is addressed to this agent, of any kind, from now on. Among it are the copies of what
  /// this key sends in gift wraps: who answers messages must not answer those of its own
  /// [Message#sender].
  public Filter inbox() {
    return Filter.ALL.withTag("p", List.of(publicKey().hex())).withLimit(0);
  }

  /// Brings each message of a durable session to the handler: in the order of the relay, one at a
  /// time, and once, also where several relays deliver it, in several gift wraps, and after a
  /// restart. It is acknowledged when the handler has returned. One that the handler fails with is
  /// handed over again, and after some attempts kept aside and acknowledged. Copies of what this
  /// key has sent in gift wraps are acknowledged unseen, unless they are wanted.
  ///
  /// A process that ends between the handler's return and the note that it has returned hands that
  /// one message over again. The result comes when all that is wanted is handled and the relays
  /// have confirmed it, or it fails with [SubscriptionFailed].
  public Mono<Attended> attend(Attendance attendance, MessageHandler handler) {
    SessionOptions wanted = attendance.options();
    // Of several keys that are proved it is this one's session.
    SessionOptions own =
        new SessionOptions(
            wanted.filters(),
            wanted.expiry(),
            wanted.receiveMax(),
            wanted.from(),
            wanted.will(),
            wanted.willDelay(),
            wanted.ephemeralTtl(),
            publicKey());
    return relays.attend(
        attendance.withOptions(own),
        () -> memories.open(publicKey(), attendance.session()),
        reading.handler(handler, attendance.ownCopies()));
  }

  /// Does what there is to do for an agent that was woken: brings what waits in its mailbox `inbox`
  /// to the handler as [#attend] does, what is urgent first, and ends before the time is over that
  /// its platform gives it ([Attendance#woken]). Who wakes it hears of that by itself, from the
  /// relay: that the agent has come, and what it has acknowledged.
  ///
  /// @return whether there is more, for another time
  public Mono<Attended> wake(Duration time, MessageHandler handler) {
    return attend(Attendance.to("inbox").woken(time), handler);
  }

  /// What the relays say became of this agent's messages, as far as they know and from now on. What
  /// is not signed by the key that one of them names as its own is left out.
  ///
  /// @param messages all if none is named
  public Flux<Receipt> receipts(EventId... messages) {
    Filter filter = Filter.ALL.withKinds(Kind.RECEIPT).withTag("p", List.of(publicKey().hex()));
    Filter asked =
        messages.length == 0
            ? filter
            : filter.withTag("e", Stream.of(messages).map(EventId::hex).toList());
    return relays
        .subscribe(List.of(asked))
        .filter(event -> relayKeys.hold(event.pubkey()))
        .mapNotNull(Receipt::of);
  }

  /// What there is to know about relays and streams, from now on.
  public Flux<News> news() {
    return relays.news();
  }

  /// Says goodbye to all relays; what has no verdict gets [Verdict.Unanswered].
  @Override
  public void close() {
    postman.close();
    relays.close();
    scribe.dispose();
  }

  private EventDraft draft(MessageDraft message) {
    List<Tag> tags = new ArrayList<>();
    tags.add(Tag.of("p", message.to().hex()));
    message.parents().forEach(parent -> tags.add(Tag.of("e", parent.hex())));
    if (message.receipt()) {
      tags.add(Receipt.WANTED);
    }
    if (message.urgency() != Urgency.NORMAL) {
      tags.add(message.urgency().tag());
    }
    String content = message.text();
    if (message.envelope() == Envelope.ENCRYPTED) {
      content = encryption.encrypt(message.to(), content);
      tags.add(Encryption.MARK);
    }
    return new EventDraft(clock.instant().getEpochSecond(), Kind.MESSAGE, tags, content);
  }

  /// What is wrapped has no number: nobody could ask for it by that.
  private Mono<Wrapped> wrapped(MessageDraft message) {
    return Mono.fromCallable(() -> wraps.wrap(draft(message), message.to())).subscribeOn(scribe);
  }

  private Mono<Event> numbered(MessageDraft message) {
    return Mono.fromCallable(() -> numbered(draft(message))).subscribeOn(scribe);
  }

  private Event numbered(EventDraft draft) {
    if (!NUMBERED.contains(draft.kind()) || draft.tags().stream().anyMatch(StreamPosition::isTag)) {
      return sign(draft);
    }
    return counters.append(
        publicKey(),
        readers(draft),
        position -> {
          List<Tag> tags = new ArrayList<>(draft.tags());
          tags.add(position.toTag());
          return sign(new EventDraft(draft.createdAt(), draft.kind(), tags, draft.content()));
        });
  }

  /// @throws IllegalArgumentException in one sentence, if a `p` tag holds no key
  private static List<PublicKey> readers(EventDraft draft) {
    return draft.tags().stream()
        .filter(tag -> tag.name().equals("p"))
        .map(Tag::value)
        .filter(Objects::nonNull)
        .map(PublicKey::ofHex)
        .toList();
  }
}
