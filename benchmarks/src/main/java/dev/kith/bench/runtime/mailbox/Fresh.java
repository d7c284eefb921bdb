package dev.kith.bench.runtime.mailbox;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.process.KithRelay;
import dev.kith.bench.process.Mosquitto;
import java.io.IOException;

/// Starts systems with nothing in them.
public interface Fresh {

  KithRelay relay() throws IOException, BenchFailure, InterruptedException;

  /// @throws BenchFailure if it cannot be had here
  Mosquitto broker() throws IOException, BenchFailure, InterruptedException;
}
