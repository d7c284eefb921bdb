package dev.kith.bench.runtime.wake;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.client.runtime.RelayVerdict;
import dev.kith.client.runtime.Relays;
import dev.kith.client.runtime.Signer;
import dev.kith.model.crypto.KeyPair;
import dev.kith.model.event.EventDraft;
import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Flux;

/// Writes to agents, and notes when each was written to and when its webhook was called first.
final class Post {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration LOOK = Duration.ofMillis(20);
  private static final int AT_ONCE = 256;

  private final Relays relays;
  private final Signer signer;
  private final KeyPair sender;
  private final Map<String, Long> sent = new ConcurrentHashMap<>();
  private final Map<String, Long> woken = new ConcurrentHashMap<>();

  Post(Relays relays, Signer signer, KeyPair sender) {
    this.relays = relays;
    this.signer = signer;
    this.sender = sender;
  }

  /// @param most addressees of one letter
  List<Letter> letters(List<PublicKey> agents, int most) {
    List<Letter> letters = new ArrayList<>();
    for (int from = 0; from < agents.size(); from += most) {
      letters.add(letter(agents.subList(from, Math.min(agents.size(), from + most))));
    }
    return letters;
  }

  private Letter letter(List<PublicKey> addressees) {
    List<Tag> tags = new ArrayList<>();
    tags.add(Tag.of("urgency", "urgent"));
    addressees.forEach(agent -> tags.add(Tag.of("p", agent.hex())));
    EventDraft draft =
        new EventDraft(Instant.now().getEpochSecond(), Kind.MESSAGE, tags, "wake up");
    return new Letter(addressees, signer.sign(draft, sender));
  }

  /// Sends as fast as the relay takes them.
  void send(List<Letter> letters) {
    var _ = Flux.fromIterable(letters).flatMap(this::send, AT_ONCE).blockLast();
  }

  /// Sends one in that time.
  void send(List<Letter> letters, Duration between) {
    var _ =
        Flux.interval(between)
            .onBackpressureBuffer()
            .zipWithIterable(letters, (_, letter) -> letter)
            .flatMap(this::send, AT_ONCE)
            .blockLast();
  }

  /// A webhook was called.
  void woken(String agent) {
    woken.putIfAbsent(agent, System.nanoTime());
  }

  void awaitWoken(List<PublicKey> agents) throws BenchFailure, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    for (PublicKey agent : agents) {
      while (!woken.containsKey(agent.hex())) {
        if (System.nanoTime() - deadline > 0) {
          throw new BenchFailure("An agent is not woken within " + PATIENCE);
        }
        Thread.sleep(LOOK);
      }
    }
  }

  /// From writing to the call of the webhook, in milliseconds, ascending.
  List<Double> took(List<PublicKey> agents) {
    return agents.stream()
        .map(PublicKey::hex)
        .map(agent -> (moment(woken, agent) - moment(sent, agent)) / 1e6)
        .sorted()
        .toList();
  }

  /// From the first writing to the last call of a webhook.
  double seconds(List<PublicKey> agents) {
    List<String> names = agents.stream().map(PublicKey::hex).toList();
    long first = names.stream().mapToLong(agent -> moment(sent, agent)).min().orElseThrow();
    long last = names.stream().mapToLong(agent -> moment(woken, agent)).max().orElseThrow();
    return (last - first) / 1e9;
  }

  private static long moment(Map<String, Long> moments, String agent) {
    return moments.getOrDefault(agent, 0L);
  }

  private Flux<RelayVerdict> send(Letter letter) {
    long now = System.nanoTime();
    letter.addressees().forEach(agent -> sent.put(agent.hex(), now));
    return relays
        .publish(letter.event(), PATIENCE)
        .doOnNext(verdict -> {
          if (!verdict.isAccepted()) {
            throw new IllegalStateException("The relay does not take a message: " + verdict);
          }
        });
  }
}
