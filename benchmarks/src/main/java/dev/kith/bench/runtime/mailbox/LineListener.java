package dev.kith.bench.runtime.mailbox;

/// Hears a [Line], on the load generator's thread.
interface LineListener {

  /// @param number that of the letter
  void delivered(long number);

  /// Nothing that waited when the session was asked for is left.
  void caughtUp();

  /// All that was delivered is acknowledged, durably if the system says that.
  void settled();

  /// @param sentence why nothing more can be expected
  void failed(String sentence);
}
