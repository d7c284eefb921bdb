package dev.kith.bench.runtime;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.process.KithRelay;
import dev.kith.bench.process.Relay;
import java.io.IOException;
import java.util.List;

/// Starts relays with nothing in them.
public interface Fresh {

  /// @param files how its files and its log are called
  /// @param options other than the defaults
  KithRelay kith(String files, String... options)
      throws IOException, BenchFailure, InterruptedException;

  /// One of each that can be had here, Kith's first.
  List<Relay> all() throws IOException, BenchFailure, InterruptedException;
}
