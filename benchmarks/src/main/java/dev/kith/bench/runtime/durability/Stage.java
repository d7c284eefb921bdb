package dev.kith.bench.runtime.durability;

import dev.kith.bench.agents.Consumer;
import dev.kith.bench.agents.Producer;
import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.process.AgentProcess;
import dev.kith.bench.process.Ground;
import dev.kith.bench.process.Postgres;
import dev.kith.bench.process.Replica;
import dev.kith.bench.proxy.FaultProxy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Two relays on one PostgreSQL, and the agents, each behind a proxy of its own that leads to one
/// of the relays.
record Stage(
    Postgres postgres, List<Replica> relays, List<Actor> producers, List<Actor> consumers) {

  static final int RELAYS = 2;

  /// An agent and what is in front of it.
  record Actor(AgentProcess process, FaultProxy proxy) {}

  static Stage set(Ground ground, DurabilityPlan plan, Books books)
      throws IOException, BenchFailure, InterruptedException {
    Postgres postgres = Postgres.start(ground);
    List<Replica> relays = new ArrayList<>();
    for (int relay = 0; relay < RELAYS; relay++) {
      relays.add(Replica.start(ground, "relay-" + relay, postgres));
    }
    List<Actor> consumers = new ArrayList<>();
    for (int number = 0; number < plan.consumers(); number++) {
      int consumer = number;
      FaultProxy proxy = new FaultProxy(relays.get(consumer % RELAYS).port());
      List<String> arguments = arguments(proxy, consumer, plan.producers());
      consumers.add(
          new Actor(
              AgentProcess.start(
                  ground,
                  "consumer-" + consumer,
                  Consumer.class,
                  arguments,
                  line -> books.ofConsumer(consumer, line)),
              proxy));
    }
    List<Actor> producers = new ArrayList<>();
    for (int number = 0; number < plan.producers(); number++) {
      int producer = number;
      FaultProxy proxy = new FaultProxy(relays.get(producer % RELAYS).port());
      List<String> arguments =
          arguments(
              proxy,
              producer,
              plan.consumers(),
              plan.perSecond() / plan.producers(),
              plan.window());
      producers.add(
          new Actor(
              AgentProcess.start(
                  ground,
                  "producer-" + producer,
                  Producer.class,
                  arguments,
                  line -> books.ofProducer(producer, line)),
              proxy));
    }
    return new Stage(postgres, relays, producers, consumers);
  }

  /// @throws BenchFailure if something has ended that nobody ended
  void assertAlive() throws BenchFailure {
    for (Replica relay : relays) {
      relay.assertAlive();
    }
    for (Actor consumer : consumers) {
      consumer.process().assertAlive();
    }
  }

  void stopProducers() throws BenchFailure {
    for (Actor producer : producers) {
      producer.process().tell("stop");
    }
  }

  /// The numbers of those whose address leads to that relay now.
  static Set<Integer> at(Replica relay, List<Actor> actors) {
    return IntStream.range(0, actors.size())
        .filter(number -> actors.get(number).proxy().target() == relay.port())
        .boxed()
        .collect(Collectors.toSet());
  }

  private static List<String> arguments(FaultProxy proxy, Object... further) {
    List<String> arguments = new ArrayList<>();
    arguments.add(proxy.url().toString());
    for (Object each : further) {
      arguments.add(each.toString());
    }
    return arguments;
  }
}
