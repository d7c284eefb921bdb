package dev.kith.presence.runtime;

import dev.kith.client.runtime.Signer;
import dev.kith.model.crypto.KeyPair;
import dev.kith.model.event.Event;
import dev.kith.presence.agents.AgentWatch;
import dev.kith.presence.agents.Effect;
import dev.kith.presence.agents.Input;
import dev.kith.presence.agents.Share;
import dev.kith.presence.directory.AgentChange;
import dev.kith.presence.http.Services;
import dev.kith.presence.relay.PresenceEvents;
import dev.kith.presence.relay.RelayFeed;
import dev.kith.presence.services.ServiceState;
import dev.kith.presence.services.ServiceWatch;
import dev.kith.presence.store.AgentReader;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/// The one thread that owns the watch: takes what relays say, and performs what the watch wants
/// done. While its queue is full, relays are not read.
final class Watching implements SmartLifecycle, Services {

  private static final Logger LOG = LoggerFactory.getLogger(Watching.class);
  private static final int QUEUE = 4_096;
  private static final Duration TICK = Duration.ofMillis(100);
  private static final Duration START = Duration.ofMinutes(2);
  private static final Duration STOP = Duration.ofSeconds(5);
  private static final Duration ANNOUNCING = Duration.ofMinutes(10);
  private static final Retry AGAIN =
      Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200)).maxBackoff(Duration.ofSeconds(10));

  private final AgentWatch watch;
  private final ServiceWatch serviceWatch;
  private final AgentReader reader;
  private final Journal journal;
  private final KeyPair key;
  private final Signer signer;
  private final InstantSource clock;
  private final List<URI> relays;
  private final Duration attempt;
  private final WatchMeters meters;
  private final @Nullable Group group;
  private final IntSupplier port;
  private final BlockingQueue<Input> queue = new ArrayBlockingQueue<>(QUEUE);

  private final Disposable.Swap takingOver = Disposables.swap();

  private volatile List<ServiceState> services;
  private volatile Map<URI, RelayFeed> feeds = Map.of();
  private volatile @Nullable Thread thread;
  private Instant nextTick = Instant.MIN;

  /// @param relays where agents are watched
  /// @param attempt how long a relay may take to pass a probe on
  /// @param group other instances that watch some of the agents, null if there are none
  /// @param port where the service listens, once it does
  Watching(
      AgentWatch watch,
      ServiceWatch serviceWatch,
      AgentReader reader,
      Journal journal,
      KeyPair key,
      Signer signer,
      InstantSource clock,
      List<URI> relays,
      Duration attempt,
      WatchMeters meters,
      @Nullable Group group,
      IntSupplier port) {
    this.watch = watch;
    this.serviceWatch = serviceWatch;
    this.services = serviceWatch.states();
    this.reader = reader;
    this.journal = journal;
    this.key = key;
    this.signer = signer;
    this.clock = clock;
    this.relays = List.copyOf(relays);
    this.attempt = attempt;
    this.meters = meters;
    this.group = group;
    this.port = port;
    meters.watch(watch, queue, this::connected);
    meters.watch(this::services);
  }

  /// Which relays are connected.
  Map<URI, Boolean> relays() {
    Map<URI, Boolean> connected = new LinkedHashMap<>();
    feeds.forEach((relay, feed) -> connected.put(relay, feed.isConnected()));
    return connected;
  }

  @Override
  public List<ServiceState> services() {
    return services;
  }

  private long connected() {
    return feeds.values().stream().filter(RelayFeed::isConnected).count();
  }

  @Override
  public void start() {
    if (group == null) {
      reader
          .remembered()
          .doOnNext(known -> step(new Input.Remembered(known.getT1(), known.getT2())))
          .then()
          .block(START);
    } else {
      step(new Input.Shared(new Share.None()));
    }
    Map<URI, RelayFeed> fresh = new LinkedHashMap<>();
    for (URI relay : relays) {
      fresh.put(relay, new RelayFeed(relay, key, signer, this::take));
    }
    feeds = fresh;
    Thread watcher = Thread.ofPlatform().name("presence-watch").unstarted(this::run);
    thread = watcher;
    watcher.start();
    fresh.values().forEach(feed -> feed.start(clock.instant()));
    if (group != null) {
      group.start(port.getAsInt(), queue::offer);
    }
  }

  @Override
  public void stop() {
    Thread watcher = thread;
    thread = null;
    if (group != null) {
      group.stop();
    }
    takingOver.update(Disposables.disposed());
    feeds.values().forEach(RelayFeed::close);
    if (watcher != null) {
      watcher.interrupt();
    }
    try {
      journal.settled().block(STOP);
    } catch (IllegalStateException late) {
      LOG.warn("some of what was observed last is not kept");
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  private void take(Input input) {
    try {
      queue.put(input);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (thread == Thread.currentThread()) {
      try {
        Input input = queue.poll(TICK.toMillis(), TimeUnit.MILLISECONDS);
        if (input != null) {
          meters.heard(input);
          step(input);
        }
        Instant now = clock.instant();
        if (!now.isBefore(nextTick)) {
          nextTick = now.plus(TICK);
          Share due = group == null ? null : group.due(now);
          if (due != null) {
            takeOver(due);
          }
          step(new Input.Ticked());
        }
      } catch (InterruptedException stopping) {
        return;
      } catch (RuntimeException fault) {
        LOG.error("something could not be dealt with", fault);
      }
    }
  }

  /// From now on the agents of that share are watched. What was known of them is in the database,
  /// and what they signed is at the relays.
  private void takeOver(Share share) {
    step(new Input.Shared(share));
    takingOver.update(
        reader
            .remembered()
            .filter(known -> share.has(known.getT1()))
            .publishOn(Schedulers.boundedElastic())
            .doOnNext(known -> take(new Input.Remembered(known.getT1(), known.getT2())))
            .then()
            .retryWhen(AGAIN)
            .subscribe(
                _ -> {},
                fault -> LOG.error("what others knew cannot be read: {}", fault.toString()),
                () -> feeds.values().forEach(feed -> feed.readAgain(clock.instant()))));
  }

  private void step(Input input) {
    Instant now = clock.instant();
    watch.on(input, now).forEach(effect -> perform(effect, now));
    serviceWatch.on(input, now).forEach(effect -> perform(effect, now));
    if (input instanceof Input.Ticked) {
      services = serviceWatch.states();
    }
  }

  private void perform(Effect effect, Instant now) {
    switch (effect) {
      case Effect.Carded(var agent, var card) -> journal.add(AgentChange.none(agent).with(card));
      case Effect.Declared(var agent, var declaration) ->
          journal.add(AgentChange.none(agent).with(new AgentChange.Declared(declaration)));
      case Effect.Renewed(var agent, var declaration) ->
          journal.add(AgentChange.none(agent).renewed(declaration));
      case Effect.Observed(var agent, var observation) -> {
        meters.changed(observation.state());
        journal.add(AgentChange.none(agent).with(observation));
      }
      case Effect.Announce announce ->
          publish(
              "observed",
              signer.sign(PresenceEvents.observed(announce), key),
              List.copyOf(feeds.keySet()),
              ANNOUNCING);
      case Effect.Ask(var agent, var nonce) -> {
        if (group != null) {
          group.ask(agent, nonce);
        }
      }
      case Effect.Vouch(var asker, var agent, var nonce) -> {
        if (group != null) {
          group.vouch(asker, agent, nonce);
        }
      }
      case Effect.Probe probe ->
          publish(
              "probe", signer.sign(PresenceEvents.probe(probe, now), key), probe.relays(), attempt);
    }
  }

  private void publish(String what, Event event, List<URI> relays, Duration patience) {
    for (URI relay : relays) {
      RelayFeed feed = feeds.get(relay);
      if (feed != null) {
        feed.publish(event, patience)
            .subscribe(
                accepted -> meters.published(what, accepted),
                fault -> LOG.debug("nothing can be published: {}", fault.toString()));
      }
    }
  }
}
