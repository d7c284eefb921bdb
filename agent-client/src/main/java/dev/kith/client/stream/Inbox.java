package dev.kith.client.stream;

import dev.kith.model.event.Event;
import dev.kith.model.filter.Filter;
import java.time.Instant;
import java.util.List;

/// Puts events in order before a subscriber sees them: numbers of a stream ascending, parents (`e`
/// tags) before their children, what came in one go oldest first. What is missing is asked for, and
/// waited for only so long: no event is held back for good, and each is passed on once.
///
/// Owned by one thread.
public final class Inbox {

  /// What can happen to an inbox.
  public sealed interface Input {

    /// The subscription brought an event, for the first time or again.
    record Arrived(Event event) implements Input {}

    /// Stored events follow, newest first.
    record CatchingUp() implements Input {}

    /// No more stored events for now.
    record CaughtUp() implements Input {}

    /// An event that [Effect.Fetch] asked for.
    record Fetched(Event event) implements Input {}

    /// There is nothing more for that [Effect.Fetch].
    record FetchEnded(int fetch) implements Input {}

    /// Nothing more will come; what waits is passed on as it is.
    record End() implements Input {}

    /// The time of an [Effect.Schedule] has come.
    record TimeUp() implements Input {}
  }

  /// What an inbox wants done.
  public sealed interface Effect {

    /// Pass it on; its turn has come.
    record Deliver(Event event) implements Effect {}

    /// Ask every relay; [Input.Fetched] and [Input.FetchEnded] answer.
    record Fetch(int fetch, Filter filter) implements Effect {}

    /// Give [Input.TimeUp] at that time.
    record Schedule(Instant at) implements Effect {}

    record Tell(Finding finding) implements Effect {}
  }

  private final Ordering ordering;
  private boolean catchingUp;
  private Instant catchUpEnds = Instant.MAX;

  /// @param filters what the subscriber asked for
  /// @param since a parent that was published before this second is not passed on if it has to be
  ///   fetched: the subscriber did not ask for history
  public Inbox(List<Filter> filters, long since) {
    this.ordering = new Ordering(new Wanted(filters, since));
  }

  /// Takes one input and says what is to be done.
  public List<Effect> on(Input input, Instant now) {
    ordering.begin(now);
    switch (input) {
      case Input.Arrived(Event event) -> {
        ordering.arrived(event);
        if (!catchingUp || ordering.isFull()) {
          ordering.settle();
        }
      }
      case Input.CatchingUp() -> startCatchingUp(now);
      case Input.CaughtUp() -> stopCatchingUp();
      case Input.Fetched(Event event) -> {
        ordering.fetched(event);
        ordering.settle();
      }
      case Input.FetchEnded(int fetch) -> ordering.fetchEnded(fetch);
      case Input.End() -> ordering.end();
      case Input.TimeUp() -> timeUp(now);
    }
    return ordering.effects();
  }

  private void timeUp(Instant now) {
    ordering.timeUp();
    if (catchingUp && now.isBefore(catchUpEnds)) {
      ordering.wakeAt(catchUpEnds);
    } else if (catchingUp) {
      stopCatchingUp();
    }
  }

  private void startCatchingUp(Instant now) {
    if (!catchingUp) {
      catchingUp = true;
      catchUpEnds = now.plus(Ordering.CATCH_UP_PATIENCE);
      ordering.wakeAt(catchUpEnds);
    }
  }

  private void stopCatchingUp() {
    catchingUp = false;
    catchUpEnds = Instant.MAX;
    ordering.settle();
  }
}
