package dev.kith.client.runtime;

import dev.kith.client.connection.ConnectionPolicy;
import dev.kith.client.connection.RelayConnection;
import dev.kith.client.session.SessionMemory;
import dev.kith.client.stream.Inbox;
import dev.kith.client.websocket.RelaySockets;
import dev.kith.model.crypto.KeyPair;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventDraft;
import dev.kith.model.event.Kind;
import dev.kith.model.event.Tag;
import dev.kith.model.filter.Filter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/// Several relays as one. Connections are made at once and kept up until [#close]. What subscribers
/// do with an event may block; it holds up nobody else.
public final class Relays implements AutoCloseable {

  public static final int MAX_RELAYS = 16;

  private static final Duration GOODBYE_PATIENCE = Duration.ofSeconds(2);

  private final List<URI> urls;
  private final Loop loop = new Loop();
  private final RelaySockets sockets = new RelaySockets();
  private final Inspector inspector;
  private final Switchboard switchboard = new Switchboard(this::tell);
  private final Sinks.Many<News> news = Sinks.many().multicast().directBestEffort();
  private final AtomicBoolean closed = new AtomicBoolean();

  /// @param relays as [dev.kith.client.relaylist.RelayUrl] reads them, at least one and at most
  ///   [#MAX_RELAYS]
  /// @param keys are proved to every relay that asks (NIP-42)
  /// @param insistent false to give a relay up if the first attempt to reach it fails
  public record Setup(List<URI> relays, List<KeyPair> keys, boolean insistent) {
    public Setup {
      relays = relays.stream().distinct().toList();
      keys = List.copyOf(keys);
      if (relays.isEmpty() || relays.size() > MAX_RELAYS) {
        throw new IllegalArgumentException("1 to %d relays are needed".formatted(MAX_RELAYS));
      }
    }
  }

  public Relays(Setup setup, Signer signer) {
    this.urls = setup.relays();
    this.inspector = new Inspector(signer.signatures());
    ConnectionPolicy policy = new ConnectionPolicy(!setup.keys().isEmpty(), setup.insistent());
    List<RelayLink> links =
        setup.relays().stream()
            .map(relay ->
                new RelayLink(
                    relay,
                    new RelayConnection(policy, signer.random()),
                    loop,
                    sockets,
                    inspector,
                    challenge -> proofs(relay, challenge, setup.keys(), signer),
                    switchboard::on))
            .toList();
    loop.execute(() -> switchboard.open(links));
  }

  public List<URI> urls() {
    return urls;
  }

  /// Publishes when subscribed to: one verdict per relay, as they come. Cancelling does not call
  /// the event back.
  ///
  /// @param patience after which a relay's verdict is that there is none
  public Flux<RelayVerdict> publish(Event event, Duration patience) {
    return whileOpen(() -> {
      Sinks.Many<RelayVerdict> verdicts = Sinks.many().unicast().onBackpressureBuffer();
      loop.execute(() -> switchboard.publish(event, loop.now().plus(patience), verdicts));
      return verdicts.asFlux().publishOn(Schedulers.boundedElastic());
    });
  }

  /// All that the relays have stored for the filters, each event once.
  public Flux<Event> query(List<Filter> filters) {
    return events(filters, false, outflow -> outflow);
  }

  /// What the relays have stored for the filters and all that follows, each event once and as it
  /// comes. It goes on over reconnects and ends with [SubscriptionFailed] only.
  public Flux<Event> subscribe(List<Filter> filters) {
    return events(filters, true, outflow -> outflow);
  }

  /// As [#subscribe], and in order as far as that can be had: see [Inbox].
  public Flux<Event> subscribeInOrder(List<Filter> filters) {
    return events(filters, true, outflow -> inOrder(filters, outflow));
  }

  /// Brings what is delivered for a durable session to a handler. It goes on over reconnects, and
  /// ends when all that is wanted is handled and confirmed, or with [SubscriptionFailed].
  ///
  /// @param memory opens what is remembered of the session
  public Mono<Attended> attend(
      Attendance attendance, Supplier<SessionMemory> memory, EventHandler handler) {
    return Mono.usingWhen(
        Mono.fromCallable(() -> new Desk(memory.get())).subscribeOn(Schedulers.boundedElastic()),
        desk -> attended(attendance, desk, handler),
        desk -> Mono.fromRunnable(desk::clear).subscribeOn(Schedulers.boundedElastic()));
  }

  /// What there is to know from now on. A reader that is slow misses some.
  public Flux<News> news() {
    return news.asFlux().publishOn(Schedulers.boundedElastic());
  }

  /// Ends everything that is open, and says goodbye to the relays.
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    CompletableFuture<Void> goodbyes = new CompletableFuture<>();
    loop.execute(() -> {
      var _ = switchboard.close().whenComplete((_, _) -> goodbyes.complete(null));
    });
    goodbyes.completeOnTimeout(null, GOODBYE_PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
    loop.close();
    inspector.close();
    sockets.close();
  }

  private Flux<Event> events(List<Filter> filters, boolean live, UnaryOperator<Receiver> stage) {
    List<Filter> asked = List.copyOf(filters);
    if (asked.isEmpty()) {
      throw new IllegalArgumentException("at least one filter is needed");
    }
    return whileOpen(() -> {
      Outflow outflow = new Outflow(loop, () -> tell(new News.Live()));
      Ongoing ongoing = new Ongoing();
      loop.execute(() -> ongoing.start(asked, live, stage.apply(outflow), outflow));
      return outflow.events().doFinally(_ -> loop.execute(ongoing::stop));
    });
  }

  private Mono<Attended> attended(Attendance attendance, Desk desk, EventHandler handler) {
    return whileOpen(
            () -> {
              Sinks.One<Attended> result = Sinks.one();
              Attendant attendant = new Attendant();
              loop.execute(() -> attendant.start(attendance, desk, handler, result));
              return result.asMono().doFinally(_ -> loop.execute(attendant::stop)).flux();
            })
        .next()
        .publishOn(Schedulers.boundedElastic());
  }

  private Receiver inOrder(List<Filter> filters, Receiver next) {
    boolean noHistory =
        filters.stream().allMatch(filter -> Integer.valueOf(0).equals(filter.limit()));
    Inbox inbox = new Inbox(filters, noHistory ? loop.now().getEpochSecond() : 0);
    return new InOrder(inbox, loop, next, this::fetch, finding -> tell(new News.OfStream(finding)));
  }

  private Runnable fetch(Filter filter, Receiver receiver) {
    Subscribing query = switchboard.subscription(List.of(filter), false, receiver);
    switchboard.start(query);
    return () -> switchboard.stop(query);
  }

  /// Passes something on to who reads the news.
  public void tell(News item) {
    var _ = news.tryEmitNext(item);
  }

  private <T> Flux<T> whileOpen(Supplier<Flux<T>> source) {
    return Flux.defer(() ->
        closed.get()
            ? Flux.error(new IllegalStateException("the client was closed"))
            : source.get());
  }

  private List<Event> proofs(URI relay, String challenge, List<KeyPair> keys, Signer signer) {
    List<Tag> tags = List.of(Tag.of("relay", relay.toString()), Tag.of("challenge", challenge));
    EventDraft draft = new EventDraft(loop.now().getEpochSecond(), Kind.AUTH, tags, "");
    return keys.stream().map(key -> signer.sign(draft, key)).toList();
  }

  /// A subscription from its start on the loop to its end there.
  private final class Ongoing {

    private @Nullable Subscribing subscribing;

    void start(List<Filter> filters, boolean live, Receiver receiver, Outflow outflow) {
      subscribing = switchboard.subscription(filters, live, receiver);
      outflow.isFedBy(subscribing);
      switchboard.start(subscribing);
    }

    void stop() {
      if (subscribing != null) {
        switchboard.stop(subscribing);
      }
    }
  }

  /// An attendance from its start on the loop to its end there.
  private final class Attendant {

    private @Nullable Attending attending;

    void start(Attendance attendance, Desk desk, EventHandler handler, Sinks.One<Attended> result) {
      Attending begun = switchboard.attending(attendance, loop, desk, handler, result);
      if (switchboard.start(begun)) {
        attending = begun;
      } else {
        String sentence = "the session %s is attended to already".formatted(attendance.session());
        var _ = result.tryEmitError(new IllegalStateException(sentence));
      }
    }

    void stop() {
      if (attending != null) {
        switchboard.stop(attending);
      }
    }
  }
}
