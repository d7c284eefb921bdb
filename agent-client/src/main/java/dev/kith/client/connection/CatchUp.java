package dev.kith.client.connection;

import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import dev.kith.model.filter.Filter;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads all that a relay stored for a filter, newest first, page by page. Relays cap an answer
/// without saying so, so an answer is taken for complete only if it is shorter than any cap.
final class CatchUp {

  /// Shorter than the cap of any relay we know of (the usual ones are 100 to 1,000).
  private static final int SMALLEST_CAP = 20;

  /// The largest page that is asked for.
  static final int MAX_PAGE = 500;

  /// How much is asked for of a second that a page is not enough for, because nothing can be asked
  /// for within a second: as much as relays tell at most, if they tell more than a page at all.
  private static final int MAX_SECOND = 5_000;

  private final Filter filter;
  private boolean onFirstPage = true;
  private @Nullable Long until;
  private Set<EventId> atUntil = Set.of();
  private int size;
  private boolean ofOneSecond;
  private int asked;
  private int onPage;
  private int largestPage;
  private int freshOnPage;
  private int onEarlierPages;
  private long oldest = Long.MAX_VALUE;
  private Set<EventId> atOldest = new HashSet<>();
  private @Nullable Long crowdedSecond;

  /// @param filter what to read; its limit counts for all pages together
  CatchUp(Filter filter) {
    this.filter = filter;
    this.until = filter.until();
  }

  /// The page to ask for now, also if it has to be asked for again.
  ///
  /// @param mostEvents how large it may be
  Filter page(int mostEvents) {
    size = mostEvents;
    int most = ofOneSecond ? MAX_SECOND : size;
    asked = filter.limit() == null ? most : Math.min(most, stillAllowed(filter.limit()));
    onPage = 0;
    freshOnPage = 0;
    Filter page = filter.withUntil(until).withLimit(asked);
    return ofOneSecond ? page.withSince(until) : page;
  }

  boolean isOnFirstPage() {
    return onFirstPage;
  }

  /// Notes an event of the page.
  ///
  /// @return false if it was on the page before already, or is none that was asked for
  boolean take(Event event) {
    onPage++;
    if ((until != null && event.createdAt() > until) || atUntil.contains(event.id())) {
      return false;
    }
    freshOnPage++;
    if (event.createdAt() < oldest) {
      oldest = event.createdAt();
      atOldest = new HashSet<>();
    }
    if (event.createdAt() == oldest) {
      atOldest.add(event.id());
    }
    return true;
  }

  /// The relay has sent the page.
  ///
  /// @return true if that was the last one
  boolean endPage() {
    onFirstPage = false;
    onEarlierPages += freshOnPage;
    boolean nothingNew = freshOnPage == 0;
    freshOnPage = 0;
    crowdedSecond = null;
    if (isLimitReached() || (!ofOneSecond && onPage < Math.min(SMALLEST_CAP, asked))) {
      return true;
    }
    if (nothingNew && !ofOneSecond) {
      // A whole page of one second that is known already: more of it is in a larger page.
      ofOneSecond = size >= MAX_PAGE;
      return false;
    }
    if (ofOneSecond && (onPage >= MAX_SECOND || (nothingNew && onPage >= largestPage))) {
      // What else is in it cannot be reached.
      crowdedSecond = oldest;
    }
    until = ofOneSecond ? oldest - 1 : oldest;
    atUntil = Set.copyOf(atOldest);
    ofOneSecond = false;
    largestPage = Math.max(largestPage, onPage);
    return until < 0 || (filter.since() != null && until < filter.since());
  }

  /// True if the limit was reached, so that older events may have been left out.
  boolean isLimitReached() {
    return filter.limit() != null && onEarlierPages + freshOnPage >= filter.limit();
  }

  /// The `created_at` of the oldest event so far, or [Long#MAX_VALUE] if there was none.
  long oldest() {
    return oldest;
  }

  /// The second of which the relay tells no more, though there may be more; or null.
  @Nullable Long crowdedSecond() {
    return crowdedSecond;
  }

  /// What the limit leaves, and room for the events that a page begins with although they are
  /// known.
  private int stillAllowed(int limit) {
    return Math.max(0, limit - onEarlierPages) + atUntil.size();
  }
}
