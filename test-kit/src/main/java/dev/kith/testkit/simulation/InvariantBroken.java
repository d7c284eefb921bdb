package dev.kith.testkit.simulation;

/// An invariant did not hold. The message says which, when, and what happened before.
public final class InvariantBroken extends AssertionError {

  private static final long serialVersionUID = 1;

  InvariantBroken(String sentence, Trace trace) {
    super(sentence + "\n" + trace.recent());
  }
}
