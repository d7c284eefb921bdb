package dev.kith.bench.process;

import dev.kith.bench.corpus.Question;
import java.net.URI;
import java.util.Set;

/// A running relay to be measured, on loopback. It ends with its [Ground].
public interface Relay {

  String name();

  URI url();

  /// What it runs on and how durably, as the running system says, in a few words.
  String settings();

  /// The questions that it is known to answer wrongly, and so is not asked.
  default Set<Question> notAsked() {
    return Set.of();
  }
}
