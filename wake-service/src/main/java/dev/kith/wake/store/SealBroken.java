package dev.kith.wake.store;

/// That something sealed does not open.
public final class SealBroken extends Exception {

  private static final long serialVersionUID = 1L;

  /// @param reason in one sentence, which shows nothing of it
  SealBroken(String reason) {
    super(reason);
  }
}
