package dev.kith.bench.runtime.durability;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.fault.Fault;
import dev.kith.bench.process.Replica;
import dev.kith.bench.proxy.FaultProxy;
import dev.kith.bench.runtime.durability.Stage.Actor;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Carries faults out, from the beginning to the end of each, and tells the books whom it met.
final class Nemesis {

  /// More than the relay tolerates between its clock and that of a client.
  private static final Duration JUMP = Duration.ofMinutes(20);

  private final Stage stage;
  private final Books books;

  /// Who is met by a fault, by number.
  private record Met(Set<Integer> producers, Set<Integer> consumers) {}

  Nemesis(Stage stage, Books books) {
    this.stage = stage;
    this.books = books;
  }

  void carryOut(Fault fault) throws IOException, BenchFailure, InterruptedException {
    Replica relay = stage.relays().get(fault.target(Stage.RELAYS));
    int producer = fault.target(stage.producers().size());
    int consumer = fault.otherTarget(stage.consumers().size());
    Met met =
        switch (fault.kind()) {
          case RELAY_KILLED, RELAY_RESTARTED, RELAY_FROZEN, CONNECTIONS_CUT, CLOCK_JUMPED ->
              new Met(Stage.at(relay, stage.producers()), Stage.at(relay, stage.consumers()));
          case POSTGRES_KILLED, DISK_FULL ->
              new Met(all(stage.producers()), all(stage.consumers()));
          case HALF_OPEN, AGENTS_MOVED -> new Met(Set.of(producer), Set.of(consumer));
          case CONSUMER_SLOW -> new Met(Set.of(), Set.of(consumer));
        };
    switch (fault.kind()) {
      case RELAY_KILLED -> {
        relay.kill();
        hold(fault);
        relay.start();
      }
      case RELAY_RESTARTED -> {
        relay.stop();
        relay.start();
      }
      case RELAY_FROZEN -> {
        relay.freeze();
        hold(fault);
        relay.thaw();
      }
      case POSTGRES_KILLED -> {
        stage.postgres().kill();
        stage.postgres().awaitAnswering();
      }
      case DISK_FULL -> {
        stage.postgres().fillDisk();
        hold(fault);
        stage.postgres().freeDisk();
        stage.postgres().awaitAnswering();
      }
      case CONNECTIONS_CUT -> proxies(met).forEach(FaultProxy::cut);
      case HALF_OPEN -> proxies(met).forEach(FaultProxy::swallow);
      case CLOCK_JUMPED -> {
        relay.setClock(fault.otherTarget(2) == 0 ? JUMP : JUMP.negated());
        hold(fault);
        relay.setClock(Duration.ZERO);
      }
      case CONSUMER_SLOW -> {
        stage.consumers().get(consumer).process().tell("pause " + fault.hold().toMillis());
        hold(fault);
      }
      case AGENTS_MOVED -> proxies(met).forEach(this::move);
    }
    books.faultEnded(fault.kind(), met.producers(), met.consumers());
  }

  private void move(FaultProxy proxy) {
    List<Integer> ports = stage.relays().stream().map(Replica::port).toList();
    proxy.leadTo(ports.get((ports.indexOf(proxy.target()) + 1) % ports.size()));
    proxy.cut();
  }

  private List<FaultProxy> proxies(Met met) {
    return Stream.concat(
            met.producers().stream().map(stage.producers()::get),
            met.consumers().stream().map(stage.consumers()::get))
        .map(Actor::proxy)
        .toList();
  }

  private static Set<Integer> all(List<Actor> actors) {
    return IntStream.range(0, actors.size()).boxed().collect(Collectors.toSet());
  }

  private static void hold(Fault fault) throws InterruptedException {
    Thread.sleep(fault.hold().toMillis());
  }
}
