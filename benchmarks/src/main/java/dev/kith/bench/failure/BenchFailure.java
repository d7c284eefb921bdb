package dev.kith.bench.failure;

/// The benchmark cannot go on: something is missing, or a relay did what makes its figures
/// worthless.
public final class BenchFailure extends Exception {

  /// @param sentence what is wrong and, if anything can be done, what
  public BenchFailure(String sentence) {
    super(sentence);
  }

  public BenchFailure(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
