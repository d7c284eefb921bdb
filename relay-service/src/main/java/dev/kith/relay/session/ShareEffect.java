package dev.kith.relay.session;

/// What is to be done for the workers of a shared session.
public sealed interface ShareEffect {

  /// Get something for a worker; answered by [ShareInput.Claimed] or [ShareInput.Gone].
  record Claim(long worker, int most) implements ShareEffect {}

  /// Hand a worker what it got, or that nothing is there.
  record Give(long worker, FeedInput.Claimed claimed) implements ShareEffect {}
}
