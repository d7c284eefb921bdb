package dev.kith.relay.session;

import java.util.List;

/// What one attachment of a durable session delivers, and when. It is pushed, or pulled by polls.
public sealed interface Feed permits OwnFeed, SharedFeed {

  /// A feed that delivers by itself, from its first step on.
  static Feed pushed(Attachment attachment) {
    return of(attachment, false);
  }

  /// A feed that delivers what is polled for.
  static Feed pulled(Attachment attachment) {
    return of(attachment, true);
  }

  private static Feed of(Attachment attachment, boolean pulled) {
    return attachment.id().isShared()
        ? new SharedFeed(attachment.progress(), attachment.receiveMax(), pulled)
        : new OwnFeed(attachment, pulled);
  }

  /// @param liveFrom what is appended after that position will be handed over
  List<FeedEffect> start(long liveFrom);

  List<FeedEffect> on(FeedInput input);

  boolean isPulled();

  Progress progress();
}
