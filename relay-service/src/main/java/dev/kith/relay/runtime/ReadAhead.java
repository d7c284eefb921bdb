package dev.kith.relay.runtime;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.kith.model.filter.Filter;
import dev.kith.relay.runtime.Reads.Answer;
import dev.kith.relay.session.FeedInput.Scanned;
import dev.kith.relay.session.LogEntry;
import dev.kith.relay.session.Reader;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Looks through the log for sessions, and ahead of those that drain fast: a thousand events cost
/// the database little more than a hundred, and it finds the next ones while the client deals with
/// the last.
///
/// As file systems do, it reads twice as much whenever a session goes on within a second where it
/// was. A session that is slow, or has little to get, costs what it asks for. Nothing can come into
/// a part of the log that was read; what is deleted from it meanwhile may be delivered for another
/// second. Only so many sessions are read ahead for at a time, which bounds what is kept.
final class ReadAhead {

  /// How old what was read may be when it is handed out.
  static final Duration FRESH = Duration.ofSeconds(1);

  private static final int MOST_EVENTS = 1_024;
  private static final int MOST_SESSIONS = 32;

  /// The log, as a session may read it.
  interface Log {
    Mono<Answer<Scanned>> scan(Reader reader, List<Filter> filters, long after, int most);
  }

  /// A session that is attached to a client.
  record Place(long client, long generation) {}

  private record Wanted(Place place, Reader reader, List<Filter> filters, long after, int most) {}

  /// @param readAt in nanoseconds of the ticker
  private record Page(long readAt, Mono<Answer<Scanned>> answer) {}

  /// What is known of a session that asked a moment ago.
  ///
  /// @param after where it will go on
  /// @param size how many events to read then
  /// @param page what was read behind that
  /// @param next what was read behind that page
  private record Ahead(long after, int size, @Nullable Page page, @Nullable Page next) {}

  private final Log log;
  private final Ticker ticker;
  private final Cache<Place, Ahead> sessions;

  /// @param ticker measures time, whatever the time of day is set to
  ReadAhead(Log log, Ticker ticker) {
    this.log = log;
    this.ticker = ticker;
    this.sessions =
        Caffeine.newBuilder()
            .maximumSize(MOST_SESSIONS)
            .expireAfterWrite(FRESH)
            .ticker(ticker)
            .scheduler(Scheduler.systemScheduler())
            .build();
  }

  Mono<Answer<Scanned>> scan(
      Place place, Reader reader, List<Filter> filters, long after, int most) {
    Wanted wanted = new Wanted(place, reader, filters, after, most);
    return Mono.defer(() -> {
      Ahead known = sessions.asMap().remove(place);
      if (known == null || known.after() != after) {
        return read(wanted, most);
      }
      Page page = known.page();
      if (page == null || ticker.read() - page.readAt() > FRESH.toNanos()) {
        return read(wanted, known.size());
      }
      return page.answer()
          .flatMap(answer ->
              answer instanceof Answer.Found<Scanned>(var found)
                  ? Mono.just(handOut(wanted, known, page, found))
                  : read(wanted, most));
    });
  }

  private Mono<Answer<Scanned>> read(Wanted wanted, int size) {
    int most = Math.max(size, wanted.most());
    Page page = page(wanted, wanted.after(), most);
    Ahead here = new Ahead(wanted.after(), most, page, null);
    return page.answer()
        .map(answer ->
            answer instanceof Answer.Found<Scanned>(var found)
                ? handOut(wanted, here, page, found)
                : answer);
  }

  private Page page(Wanted wanted, long after, int most) {
    return new Page(ticker.read(), log.scan(wanted.reader(), wanted.filters(), after, most));
  }

  /// As much as is wanted of a page; the rest stays here.
  private Answer<Scanned> handOut(Wanted wanted, Ahead here, Page page, Scanned found) {
    int most = wanted.most();
    int larger = Math.min(2 * here.size(), MOST_EVENTS);
    Page next = here.next();
    if (next == null && found.more() && here.size() > most) {
      next = begun(page(wanted, found.through(), larger));
    }
    if (found.entries().size() <= most) {
      sessions.put(wanted.place(), new Ahead(found.through(), larger, next, null));
      return new Answer.Found<>(found);
    }
    List<LogEntry> part = found.entries().subList(0, most);
    long through = part.getLast().position();
    List<LogEntry> rest = found.entries().subList(most, found.entries().size());
    Page kept =
        new Page(
            page.readAt(),
            Mono.just(new Answer.Found<>(new Scanned(rest, found.through(), found.more()))));
    sessions.put(wanted.place(), new Ahead(through, here.size(), kept, next));
    return new Answer.Found<>(new Scanned(part, through, true));
  }

  /// Reads a page before it is asked for.
  private static Page begun(Page page) {
    Mono<Answer<Scanned>> answer = page.answer().cache();
    var _ = answer.subscribe();
    return new Page(page.readAt(), answer);
  }
}
