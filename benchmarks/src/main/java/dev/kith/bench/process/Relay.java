package dev.kith.bench.process;

import dev.kith.bench.corpus.Question;
import dev.kith.bench.failure.BenchFailure;
import java.net.URI;
import java.util.List;
import java.util.Set;

/// A running relay to be measured, on loopback. It ends with its [Ground].
public interface Relay {

  String name();

  URI url();

  /// What it runs on and how durably, as the running system says, in a few words.
  String settings();

  /// What its clients talk to.
  ProcessHandle process();

  /// The server of its database, where that is not in the same process.
  default List<ProcessHandle> database() throws BenchFailure {
    return List.of();
  }

  /// What memory it takes, once all garbage is collected where that can be asked for.
  default Gauges gauges() throws BenchFailure, InterruptedException {
    return new Gauges(0, ProcessMemory.resident(process()));
  }

  /// The questions that it is known to answer wrongly, and so is not asked.
  default Set<Question> notAsked() {
    return Set.of();
  }
}
