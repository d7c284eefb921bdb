package dev.kith.wake.runtime;

import dev.kith.model.event.PublicKey;
import dev.kith.wake.lease.WakeInput;
import dev.kith.wake.store.AgentStore;
import dev.kith.wake.store.AgentStore.Step;
import dev.kith.wake.store.AgentStore.Told;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/// Group commit: while what has happened to some agents is stored, what happens to others gathers,
/// so that the cost of a transaction is shared by as many as the load brings, and one alone waits
/// for nobody.
final class Batcher {

  private static final int MOST = 200;

  /// As many as pushes can be in flight, and news be taken in.
  private static final int MOST_WAITING = 20_000;

  private record Waiting(Told told, MonoSink<Step> stored) {}

  private final AgentStore agents;
  private final InstantSource clock;
  private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger queued = new AtomicInteger();
  private final AtomicBoolean storing = new AtomicBoolean();

  Batcher(AgentStore agents, InstantSource clock) {
    this.agents = agents;
    this.clock = clock;
  }

  /// Takes in what has happened to one agent's wakes.
  ///
  /// @return what is to be done, once that is stored; an error if it is not
  Mono<Step> tell(PublicKey agent, List<WakeInput> inputs) {
    return Mono.create(stored -> {
      if (queued.incrementAndGet() > MOST_WAITING) {
        queued.decrementAndGet();
        stored.error(new IllegalStateException("too much waits to be stored"));
      } else {
        queue.add(new Waiting(new Told(agent, inputs), stored));
        storeNext();
      }
    });
  }

  private void storeNext() {
    while (!queue.isEmpty() && storing.compareAndSet(false, true)) {
      List<Waiting> batch = takeBatch();
      if (!batch.isEmpty()) {
        store(batch);
        return;
      }
      storing.set(false);
    }
  }

  private List<Waiting> takeBatch() {
    List<Waiting> batch = new ArrayList<>();
    for (Waiting one = queue.poll(); one != null; one = queue.poll()) {
      queued.decrementAndGet();
      batch.add(one);
      if (batch.size() == MOST) {
        break;
      }
    }
    return batch;
  }

  private void store(List<Waiting> batch) {
    tell(batch)
        .subscribe(
            steps -> {
              storeOthers();
              for (int i = 0; i < batch.size(); i++) {
                batch.get(i).stored().success(steps.get(i));
              }
            },
            fault -> failed(batch, fault));
  }

  private Mono<List<Step>> tell(List<Waiting> batch) {
    return agents.tell(batch.stream().map(Waiting::told).toList(), clock.instant());
  }

  private void storeOthers() {
    storing.set(false);
    storeNext();
  }

  /// An agent whose wakes cannot be read or stored must not take others down with it: each gets a
  /// try alone.
  private void failed(List<Waiting> batch, Throwable fault) {
    if (batch.size() == 1 || isAboutAll(fault)) {
      storeOthers();
      batch.forEach(one -> one.stored().error(fault));
      return;
    }
    Flux.fromIterable(batch)
        .concatMap(one ->
            tell(List.of(one))
                .doOnNext(steps -> one.stored().success(steps.getFirst()))
                .doOnError(own -> one.stored().error(own))
                .onErrorComplete())
        .then()
        .subscribe(_ -> {}, _ -> storeOthers(), this::storeOthers);
  }

  private static boolean isAboutAll(Throwable fault) {
    return fault instanceof TransactionException
        || fault instanceof TransientDataAccessException
        || fault instanceof NonTransientDataAccessResourceException;
  }
}
