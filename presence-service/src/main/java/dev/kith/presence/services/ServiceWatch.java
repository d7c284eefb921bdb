package dev.kith.presence.services;

import dev.kith.model.event.Event;
import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import dev.kith.presence.agents.Effect;
import dev.kith.presence.agents.Input;
import dev.kith.presence.agents.Reachability;
import dev.kith.presence.agents.Timing;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Watches over relays and wake services, which are few: each is asked all the time. Owned by one
/// thread.
///
/// A relay that cannot be connected to is silent. The silence of a wake service counts only while
/// there is a relay over which it could be asked.
public final class ServiceWatch {

  private final Timing timing;
  private final RandomGenerator random;
  private final Set<URI> up = new TreeSet<>();
  private final List<Asked> all = new ArrayList<>();
  private List<Effect> effects = new ArrayList<>();
  private boolean helped;

  /// @param random for nonces: a [java.security.SecureRandom]
  public ServiceWatch(
      List<Service> services, Timing timing, RandomGenerator random, Instant start) {
    this.timing = timing;
    this.random = random;
    services.forEach(service -> all.add(new Asked(service, start.toEpochMilli())));
  }

  /// Takes one input and says what is to be done. What is about agents alone has no effect.
  public List<Effect> on(Input input, Instant at) {
    effects = new ArrayList<>();
    long now = at.toEpochMilli();
    switch (input) {
      case Input.Heard(_, Event event, _) -> heard(event, now);
      case Input.Connected(URI relay) -> {
        up.add(relay);
        askSoon(relay, now);
      }
      case Input.Disconnected(URI relay) -> {
        up.remove(relay);
        askSoon(relay, now);
      }
      case Input.Identified(URI relay, PublicKey key) -> identified(relay, key, now);
      case Input.Shared(var share) -> helped = share.hasOthers();
      case Input.Vouched(PublicKey key, long nonce) -> answered(key, nonce, now);
      case Input.Ticked() -> all.forEach(asked -> look(asked, now));
      case Input.Remembered _, Input.Asked _ -> {
        // About agents.
      }
    }
    return effects;
  }

  /// How each stands.
  public List<ServiceState> states() {
    return all.stream()
        .map(asked ->
            new ServiceState(asked.service, asked.state, Instant.ofEpochMilli(asked.since)))
        .toList();
  }

  private void heard(Event event, long now) {
    switch (event.kind()) {
      case Kind.PROBE_ANSWER -> answered(event.pubkey(), nonce(event.tagValue("nonce")), now);
      case Kind.LINK -> {
        PublicKey key = PublicKey.ofHexOrNull(event.tagValue("agent"));
        if (key != null) {
          all.stream().filter(asked -> is(asked, key)).forEach(asked -> asked.next = now);
        }
      }
      default -> {
        // About agents.
      }
    }
  }

  private void answered(PublicKey key, long nonce, long now) {
    for (Asked asked : all) {
      if (is(asked, key) && asked.awaits(nonce)) {
        asked.silent = Asked.NEVER;
        asked.enter(Reachability.REACHABLE, now);
      }
    }
  }

  /// Something has happened to a path: who is asked over it is asked at once.
  private void askSoon(URI relay, long now) {
    all.stream()
        .filter(asked -> asked.service.isAskedOver(relay))
        .forEach(asked -> asked.next = now);
  }

  private void identified(URI relay, PublicKey key, long now) {
    for (Asked asked : all) {
      if (relay.equals(asked.service.relay()) && !is(asked, key)) {
        asked.service = asked.service.withKey(key);
        asked.next = now;
      }
    }
  }

  private void look(Asked asked, long now) {
    if (now >= asked.next) {
      asked.next = now + timing.attempt().toMillis();
      ask(asked, now);
    }
    if (asked.silent == Asked.NEVER) {
      return;
    }
    long silence = now - asked.silent;
    if (silence >= timing.gone().toMillis()) {
      asked.enter(Reachability.UNREACHABLE, now);
    } else if (silence >= timing.suspect().toMillis() && asked.state == Reachability.REACHABLE) {
      asked.enter(Reachability.SUSPECT, now);
    }
  }

  private void ask(Asked asked, long now) {
    List<URI> over = up.stream().filter(asked.service::isAskedOver).toList();
    PublicKey key = asked.service.key();
    boolean isRelay = asked.service.relay() != null;
    if (over.isEmpty() && !isRelay) {
      asked.silent = Asked.NEVER;
      return;
    }
    if (key == null) {
      // It can be connected to or not, and that is all there is to see.
      asked.silent = over.isEmpty() ? Math.min(asked.silent, now) : Asked.NEVER;
      asked.enter(over.isEmpty() ? asked.state : null, now);
      return;
    }
    asked.last = asked.nonce;
    asked.nonce = random.nextLong(1, Long.MAX_VALUE);
    if (!over.isEmpty()) {
      effects.add(new Effect.Probe(List.of(key), HexFormat.of().toHexDigits(asked.nonce), over));
    }
    if (helped && asked.silent != Asked.NEVER) {
      effects.add(new Effect.Ask(key, asked.nonce));
    }
    asked.silent = Math.min(asked.silent, now);
  }

  private static boolean is(Asked asked, PublicKey key) {
    return Objects.equals(asked.service.key(), key);
  }

  private static long nonce(@Nullable String text) {
    return text != null && text.matches("[0-9a-f]{16}") ? Long.parseUnsignedLong(text, 16) : 0;
  }
}
