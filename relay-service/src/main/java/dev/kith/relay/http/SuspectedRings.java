package dev.kith.relay.http;

import java.util.List;

/// What looks like loops and is not stopped.
@FunctionalInterface
public interface SuspectedRings {

  /// Those of the last hour, in the order of their agents' keys.
  List<SuspectedRing> list();
}
