package dev.kith.bench.runtime;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.model.crypto.Signatures;
import dev.kith.model.event.Event;
import java.util.List;

/// How many signatures one thread of this machine verifies in a second: the yardstick of ingest.
record VerifyRate(Signatures signatures) {

  double perSecond(List<Event> events) throws BenchFailure {
    long began = System.nanoTime();
    for (Event event : events) {
      if (!signatures.verify(event.sig(), event.id().value(), event.pubkey())) {
        throw new BenchFailure("The corpus has a wrong signature: " + event.id());
      }
    }
    return events.size() * 1e9 / (System.nanoTime() - began);
  }
}
