package dev.kith.client.runtime;

/// No relay serves a subscription. The message is one sentence that names each relay and its
/// reason.
public final class SubscriptionFailed extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final boolean refused;

  SubscriptionFailed(String sentence, boolean refused) {
    super(sentence);
    this.refused = refused;
  }

  /// True if a relay refused it; false if none could be reached.
  public boolean isRefused() {
    return refused;
  }
}
