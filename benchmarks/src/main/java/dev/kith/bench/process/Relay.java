package dev.kith.bench.process;

import java.net.URI;

/// A running relay to be measured, on loopback. It ends with its [Ground].
public interface Relay {

  String name();

  URI url();

  /// What it runs on and how durably, as the running system says, in a few words.
  String settings();
}
