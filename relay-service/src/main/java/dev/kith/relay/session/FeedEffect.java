package dev.kith.relay.session;

import java.util.List;

/// What a feed wants done.
public sealed interface FeedEffect {

  /// Look through the log; answered by [FeedInput.Scanned].
  ///
  /// @param after where to begin
  /// @param most entries at most
  record Scan(long after, int most) implements FeedEffect {}

  /// @param again it may have been delivered before
  record Deliver(LogEntry entry, boolean again) implements FeedEffect {}

  /// Store how far the session is; answered by [FeedInput.Saved].
  ///
  /// @param receipts what is due by the same step
  record Save(Progress progress, List<ReceiptDue> receipts) implements FeedEffect {}

  /// Tell the client that it has all up to there.
  record CaughtUp(long position) implements FeedEffect {}

  /// Tell the client that what it polled for ends there, and that there is more.
  record More(long position) implements FeedEffect {}

  /// Tell the client what is stored of its acknowledgements.
  record Confirm(long cursor) implements FeedEffect {}

  /// Workers of one session compete for what comes: say what this one can take. Answered by
  /// [FeedInput.Claimed] once there is something, or nothing more.
  record Want(Demand demand) implements FeedEffect {}

  /// What was delivered to this worker, up to that delivery, is done; answered by
  /// [FeedInput.Settled].
  record Settle(long position) implements FeedEffect {}
}
