package dev.kith.client;

import dev.kith.client.runtime.News;
import dev.kith.client.runtime.RelayVerdict;
import dev.kith.client.runtime.Relays;
import dev.kith.client.runtime.Signer;
import dev.kith.client.stream.StreamCounters;
import dev.kith.model.crypto.KeyPair;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventDraft;
import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Tag;
import dev.kith.model.filter.Filter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
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

  private final Relays relays;
  private final KeyPair keyPair;
  private final Signer signer;
  private final StreamCounters counters;
  private final Duration patience;
  private final Encryption encryption;
  private final InstantSource clock = InstantSource.system();

  /// Numbers are given out in the order in which messages are handed to the relays.
  private final Scheduler scribe = Schedulers.newSingle("kith-scribe", true);

  Agent(Relays relays, KeyPair keyPair, Signer signer, StreamCounters counters, Duration patience) {
    this.relays = relays;
    this.keyPair = keyPair;
    this.signer = signer;
    this.counters = counters;
    this.patience = patience;
    this.encryption = new Encryption(keyPair, signer);
  }

  public static AgentBuilder builder() {
    return new AgentBuilder();
  }

  public PublicKey publicKey() {
    return keyPair.publicKey();
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

  /// Numbers, encrypts if so wanted, signs and publishes a message.
  public Flux<RelayVerdict> send(MessageDraft message) {
    return Mono.fromCallable(() -> numbered(message))
        .subscribeOn(scribe)
        .flatMapMany(this::publish);
  }

  /// All that the relays have stored for the filters. A relay's limits are worked around by asking
  /// page by page.
  public Flux<Message> query(Filter... filters) {
    return relays.query(List.of(filters)).map(this::read);
  }

  /// What the relays have stored and all that follows, as it comes: newest first, then live.
  public Flux<Message> subscribe(Filter... filters) {
    return relays.subscribe(List.of(filters)).map(this::read);
  }

  /// As [#subscribe], but in order: streams by their numbers, parents before children, and gaps
  /// filled where a relay still has what is missing.
  public Flux<Message> receive(Filter... filters) {
    return relays.subscribeInOrder(List.of(filters)).map(this::read);
  }

  /// What is addressed to this agent, of any kind, from now on.
  public Filter inbox() {
    return Filter.ALL.withTag("p", List.of(publicKey().hex())).withLimit(0);
  }

  /// What there is to know about relays and streams, from now on.
  public Flux<News> news() {
    return relays.news();
  }

  /// Says goodbye to all relays; what has no verdict gets [Verdict.Unanswered].
  @Override
  public void close() {
    relays.close();
    scribe.dispose();
  }

  private Event numbered(MessageDraft message) {
    List<Tag> tags = new ArrayList<>();
    tags.add(Tag.of("p", message.to().hex()));
    message.parents().forEach(parent -> tags.add(Tag.of("e", parent.hex())));
    String content = message.text();
    if (message.encrypted()) {
      content = encryption.encrypt(message.to(), content);
      tags.add(Encryption.MARK);
    }
    String sealed = content;
    return counters.append(
        publicKey(),
        List.of(message.to()),
        position -> {
          tags.add(position.toTag());
          return sign(new EventDraft(clock.instant().getEpochSecond(), Kind.MESSAGE, tags, sealed));
        });
  }

  private Message read(Event event) {
    return new Message(event, encryption.read(event));
  }
}
