package dev.kith.presence.directory;

/// What who follows the directory is told.
public sealed interface StreamNews {

  /// A token with which a follower can go on behind this.
  String token();

  /// The first of a stream.
  ///
  /// @param missed true if changes cannot be told that came after the token which the follower
  ///   named: it has to list the agents anew
  record Started(String token, boolean missed) implements StreamNews {}

  /// An agent has changed.
  ///
  /// @param agent as it is now; what it was in between is not told
  record Changed(String token, AgentEntry agent) implements StreamNews {}
}
