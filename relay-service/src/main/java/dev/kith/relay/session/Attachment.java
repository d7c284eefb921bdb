package dev.kith.relay.session;

import dev.kith.model.filter.Filter;
import dev.kith.model.message.RelayMessage.SessionNews;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A session that was attached to a connection, as it was at that moment.
///
/// @param number higher than that of every attachment before: a later one takes over from all of
///   the session, unless the session is shared: then it is the number of a worker
/// @param resumed false if the session is new
/// @param perhapsDelivered up to where events may have been delivered although the progress does
///   not say so, because who was attached before ended without a word
/// @param head the newest position of the log
/// @param log the log's name
/// @param ephemeralTtl seconds that ephemeral events are kept for the session
/// @param truncated the highest position that the relay's retention took
public record Attachment(
    SessionId id,
    long number,
    boolean resumed,
    Progress progress,
    long perhapsDelivered,
    long head,
    String log,
    List<Filter> filters,
    int receiveMax,
    int ephemeralTtl,
    long truncated) {

  public Attachment {
    filters = List.copyOf(filters);
  }

  /// What is not delivered because retention took it before the session got there, as nothing else
  /// would tell it. Null if nothing is missing.
  public SessionNews.@Nullable Truncated missing() {
    return truncated > progress.cursor()
        ? new SessionNews.Truncated(progress.cursor() + 1, truncated)
        : null;
  }

  public Reader reader() {
    return new Reader(id.owner(), ephemeralTtl);
  }

  /// True if an event at that position may have been delivered before.
  public boolean mayHaveDelivered(long position) {
    return position <= Math.max(progress.delivered(), perhapsDelivered);
  }
}
