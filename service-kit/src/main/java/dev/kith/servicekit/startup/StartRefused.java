package dev.kith.servicekit.startup;

/// Why a service will not start, where that is not a matter of a single option. The sentence is
/// what the operator sees, without a stack trace.
public final class StartRefused extends RuntimeException {

  private static final long serialVersionUID = 1;

  /// @param sentence what is wrong and what to do
  public StartRefused(String sentence) {
    super(sentence);
  }
}
