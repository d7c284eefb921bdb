package dev.kith.servicekit.paging;

import dev.kith.servicekit.problem.Problem;
import dev.kith.servicekit.problem.ProblemException;
import dev.kith.servicekit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/// Which page of a list a reader wants: `?limit=` and `?after=`. A controller method gets it by
/// declaring a parameter of this type.
///
/// @param limit rows on the page at most, 1 to 500
/// @param after the row that the page begins behind, null for the first page
public record PageRequest(int limit, @Nullable Cursor after) {

  public static final int DEFAULT_LIMIT = 50;
  public static final int MAX_LIMIT = 500;

  public PageRequest {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit must be 1 to " + MAX_LIMIT + ", got " + limit);
    }
  }

  /// How many rows to fetch: one more than are shown tells whether there is a next page.
  public int rowsToFetch() {
    return limit + 1;
  }

  /// Reads the two query parameters, null where they are absent.
  ///
  /// @throws ProblemException if either is not what it must be
  public static PageRequest of(@Nullable String limit, @Nullable String after) {
    return new PageRequest(
        limit == null ? DEFAULT_LIMIT : limit(limit), after == null ? null : cursor(after));
  }

  /// For a service whose key inside the cursor turns out to be none of its own.
  public static ProblemException foreignCursor() {
    return fault("after must be the 'next' of a page of this list; leave it out to start over.");
  }

  private static int limit(String text) {
    // Four digits are more than the bound has and cannot overflow.
    if (text.matches("[0-9]{1,4}")) {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= MAX_LIMIT) {
        return limit;
      }
    }
    throw fault("limit must be a whole number from 1 to " + MAX_LIMIT + ".");
  }

  private static Cursor cursor(String token) {
    return Cursor.ofToken(token).orElseThrow(PageRequest::foreignCursor);
  }

  private static ProblemException fault(String sentence) {
    return Problem.of(ProblemType.INVALID_REQUEST, sentence).exception();
  }
}
