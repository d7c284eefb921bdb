package dev.kith.bench.runtime;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.figures.Measure;
import dev.kith.bench.figures.Row;
import dev.kith.bench.load.RelaySocket;
import dev.kith.bench.load.SocketListener;
import dev.kith.bench.process.Gauges;
import dev.kith.bench.process.KithRelay;
import dev.kith.bench.process.Relay;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What very many connections cost that say nothing, at relays that had nothing to do before.
record IdleSection(Course course, Fresh fresh) {

  /// Before them, so that what the first ones load is there.
  private static final int WARM_UP_ONE_IN = 10;

  void measure() throws IOException, BenchFailure, InterruptedException {
    int connections = course.plan().idle();
    for (Relay relay : fresh.all()) {
      course.progress().accept("%d idle connections to %s".formatted(connections, relay.name()));
      List<Measure> measures = new ArrayList<>();
      Gauges growth = growth(relay, connections);
      measures.add(measure("rss_bytes_each", growth.resident() / connections));
      if (relay instanceof KithRelay) {
        measures.add(measure("heap_bytes_each", growth.heap() / connections));
      }
      course
          .rows()
          .add(
              new Row("idle", relay.name(), new Row.Load("connections", connections), 1, measures));
    }
  }

  private Gauges growth(Relay relay, int connections) throws BenchFailure, InterruptedException {
    try (Load before = new Load(course.thread())) {
      before.connect(relay, new Silence(), connections / WARM_UP_ONE_IN);
      Gauges few = relay.gauges();
      try (Load all = new Load(course.thread())) {
        Silence silence = new Silence();
        all.connect(relay, silence, connections);
        Gauges many = relay.gauges();
        if (silence.ended) {
          throw new BenchFailure(relay.name() + " ended an idle connection");
        }
        return many.since(few);
      }
    }
  }

  private static Measure measure(String name, double value) {
    return Measure.of(name, List.of(value));
  }

  private static final class Silence implements SocketListener {

    private volatile boolean ended;

    @Override
    public void received(RelaySocket socket, byte[] frame) {
      // A challenge, which may stay unanswered.
    }

    @Override
    public void ended() {
      ended = true;
    }
  }
}
