package dev.kith.relay.session;

/// What can happen to the workers of a shared session at one replica.
public sealed interface ShareInput {

  /// A worker can take something; takes the place of what it wanted before.
  record Wanted(long worker, Demand demand) implements ShareInput {}

  /// A worker is no longer connected.
  record Left(long worker) implements ShareInput {}

  /// A worker somewhere has left something behind.
  record Released() implements ShareInput {}

  /// What [ShareEffect.Claim] brought.
  record Claimed(long worker, FeedInput.Claimed claimed) implements ShareInput {}

  /// The worker that was claimed for is not one any more.
  record Gone(long worker) implements ShareInput {}
}
