package dev.kith.client.runtime;

import dev.kith.client.connection.Verdict;
import dev.kith.client.relaylist.RelayLists;
import dev.kith.model.crypto.KeyPair;
import dev.kith.model.event.Event;
import dev.kith.model.event.PublicKey;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Sends what is for somebody also to the relays where that key says it reads (NIP-65). A list is a
/// stranger's word: few relays are tried, none for long, and none inside of private networks,
/// unless our own relays are on this machine.
public final class TheirRelays {

  private static final Duration LOOKUP_PATIENCE = Duration.ofSeconds(3);
  private static final Duration MOST_PATIENCE = Duration.ofSeconds(5);
  private static final Duration REMEMBERED = Duration.ofMinutes(5);
  private static final int MOST_REMEMBERED = 1_000;

  private record Lists(List<Event> events, Instant until) {}

  private final Relays own;
  private final Signer signer;
  private final boolean local;
  private final Duration patience;
  private final InstantSource clock = InstantSource.system();
  private final LinkedHashMap<PublicKey, Lists> remembered = new LinkedHashMap<>();

  /// @param local true to let lists name addresses that are not public
  public TheirRelays(Relays own, Signer signer, boolean local, Duration patience) {
    this.own = own;
    this.signer = signer;
    this.local = local;
    this.patience = patience.compareTo(MOST_PATIENCE) < 0 ? patience : MOST_PATIENCE;
  }

  /// True if all relays are on this machine.
  public static boolean areLocal(List<URI> relays) {
    return relays.stream()
        .map(URI::getHost)
        .allMatch(host ->
            host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d+){3}"));
  }

  /// Sends when subscribed to: one verdict for each of their relays that is none of ours.
  ///
  /// @param wrapped true if it is a gift wrap
  /// @param proving is proved to relays that ask, if not null
  public Flux<RelayVerdict> send(
      Event event, PublicKey to, boolean wrapped, @Nullable KeyPair proving) {
    return lists(to)
        .map(lists -> RelayLists.readers(lists, wrapped, own.urls()))
        .flatMapMany(Flux::fromIterable)
        .flatMap(relay -> send(event, relay, proving));
  }

  private Flux<RelayVerdict> send(Event event, URI relay, @Nullable KeyPair proving) {
    return objection(relay.getHost())
        .map(why -> new RelayVerdict(relay, event, new Verdict.Unanswered(why)))
        .flux()
        .switchIfEmpty(sendThere(event, relay, proving));
  }

  private Flux<RelayVerdict> sendThere(Event event, URI relay, @Nullable KeyPair proving) {
    List<KeyPair> keys = proving == null ? List.of() : List.of(proving);
    return Flux.using(
            () -> new Relays(new Relays.Setup(List.of(relay), keys, false), signer),
            there -> there.publish(event, patience),
            Relays::close,
            false)
        .subscribeOn(Schedulers.boundedElastic());
  }

  /// Why not to connect to a host, if there is a reason.
  private Mono<String> objection(String host) {
    return local
        ? Mono.empty()
        : Mono.fromCallable(() -> objectionTo(host))
            .subscribeOn(Schedulers.boundedElastic())
            .timeout(LOOKUP_PATIENCE, Mono.just("not tried: its host was not found in time"));
  }

  /// The socket resolves the host again, but the platform remembers for longer than that takes what
  /// was found here.
  private static @Nullable String objectionTo(String host) {
    try {
      InetAddress[] addresses = InetAddress.getAllByName(host);
      return Arrays.stream(addresses).allMatch(PublicAddress::isPublic)
          ? null
          : "not tried: a list may not name an address inside of a private network";
    } catch (UnknownHostException unknown) {
      return "not tried: nobody knows its host";
    }
  }

  /// None if no relay of ours has any, or answers.
  private Mono<List<Event>> lists(PublicKey key) {
    return Mono.defer(() -> {
      List<Event> known = recall(key);
      return known != null
          ? Mono.just(known)
          : own.query(List.of(RelayLists.of(key)))
              .takeUntilOther(Mono.delay(LOOKUP_PATIENCE))
              .collectList()
              .doOnNext(found -> remember(key, found))
              .onErrorReturn(SubscriptionFailed.class, List.of());
    });
  }

  private synchronized @Nullable List<Event> recall(PublicKey key) {
    Lists lists = remembered.get(key);
    return lists != null && lists.until().isAfter(clock.instant()) ? lists.events() : null;
  }

  private synchronized void remember(PublicKey key, List<Event> found) {
    remembered.putLast(key, new Lists(List.copyOf(found), clock.instant().plus(REMEMBERED)));
    if (remembered.size() > MOST_REMEMBERED) {
      remembered.pollFirstEntry();
    }
  }
}
