package dev.kith.wake.runtime;

import dev.kith.model.event.PublicKey;
import dev.kith.wake.lease.Device;
import dev.kith.wake.lease.WakeInput;
import dev.kith.wake.mesh.RelayApi;
import dev.kith.wake.registration.Registration;
import dev.kith.wake.store.ChangeStore;
import dev.kith.wake.store.ChangeStore.Change;
import dev.kith.wake.store.DeviceStore;
import dev.kith.wake.store.HistoryStore;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Does what follows from what is stored: a change of devices changes wakes, and what the relay is
/// asked to tell of; that an agent could not be woken is told to the relay. What is not done,
/// because a replica is gone or the relay does not answer, stays stored.
final class Followers {

  private static final int MOST = 500;
  private static final int AT_ONCE = 16;

  private final ChangeStore changes;
  private final DeviceStore devices;
  private final HistoryStore history;
  private final RelayApi relay;
  private final WakeRound round;
  private final WakeMeters meters;

  Followers(
      ChangeStore changes,
      DeviceStore devices,
      HistoryStore history,
      RelayApi relay,
      WakeRound round,
      WakeMeters meters) {
    this.changes = changes;
    this.devices = devices;
    this.history = history;
    this.relay = relay;
    this.round = round;
    this.meters = meters;
  }

  /// A change that has no effect yet holds up no other.
  Mono<Void> followChanges() {
    return changes
        .changed(MOST)
        .collectList()
        .flatMapMany(Flux::fromIterable)
        .flatMap(
            change -> follow(change).then(Mono.<Throwable>empty()).onErrorResume(Mono::just),
            AT_ONCE)
        .reduce((first, _) -> first)
        .flatMap(fault -> Mono.<Void>error(fault));
  }

  Mono<Void> tellParked() {
    return history
        .untold(MOST)
        .collectList()
        .flatMapMany(Flux::fromIterable)
        .flatMap(
            entry ->
                relay
                    .parked(
                        entry.agent(),
                        entry.detail().path("after").asLong(),
                        entry.detail().path("through").asLong())
                    .then(history.told(entry.number())),
            AT_ONCE)
        .then();
  }

  private Mono<Void> follow(Change change) {
    PublicKey agent = change.agent();
    return devices
        .list(agent)
        .map(Registration::device)
        .collectList()
        .flatMap(list ->
            round
                .tell(agent, new WakeInput.DevicesChanged(list))
                .doOnNext(meters::happened)
                .then(watch(agent, list)))
        .then(changes.done(change));
  }

  private Mono<Void> watch(PublicKey agent, List<Device> list) {
    Set<String> wanted = list.stream().map(Device::session).collect(Collectors.toSet());
    return changes
        .watched(agent)
        .collect(Collectors.toSet())
        .flatMap(watched ->
            Flux.fromIterable(wanted)
                .filter(session -> !watched.contains(session))
                .concatMap(
                    session -> relay.watch(agent, session).then(changes.watch(agent, session)))
                .thenMany(Flux.fromIterable(watched))
                .filter(session -> !wanted.contains(session))
                .concatMap(
                    session -> relay.unwatch(agent, session).then(changes.unwatch(agent, session)))
                .then());
  }
}
