package dev.kith.relay.session;

import java.util.List;

/// What can happen to a feed.
public sealed interface FeedInput {

  /// What the scan that was asked for found, in order.
  ///
  /// @param through nothing else is for the session between the start of the scan and here
  /// @param more false if `through` is the end of the log
  record Scanned(List<LogEntry> entries, long through, boolean more) implements FeedInput {}

  /// Just appended to the log, and for the session.
  record Appended(LogEntry entry) implements FeedInput {}

  /// Appended to the log and for the session, but it cannot be sent now: the client has not read
  /// enough.
  record Missed(long position) implements FeedInput {}

  /// All that was appended up to there and is for the session has been handed over.
  record Passed(long position) implements FeedInput {}

  /// The client has dealt with all that it was sent up to there.
  record Acknowledged(long position) implements FeedInput {}

  /// The cursor is stored durably.
  record Saved(long cursor) implements FeedInput {}

  /// The client asks for so many events.
  record Polled(int most) implements FeedInput {}

  /// What this worker got of what it competes for.
  ///
  /// @param through up to where the log was looked through for all workers together
  /// @param more false if nothing waits for a worker
  record Claimed(List<Claim> claims, long through, boolean more) implements FeedInput {
    public Claimed {
      claims = List.copyOf(claims);
    }
  }

  /// It is stored that all delivered up to that delivery is done.
  record Settled(long position) implements FeedInput {}
}
