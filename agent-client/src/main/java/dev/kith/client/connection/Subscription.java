package dev.kith.client.connection;

import dev.kith.model.event.Event;
import dev.kith.model.event.Kind;
import dev.kith.model.event.WireEvent;
import dev.kith.model.filter.Filter;
import dev.kith.model.message.ClientMessage;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One filter at one relay, kept up over sockets that come and go.
///
/// It first catches up with what is stored, page by page, and stays open for what follows. After a
/// break it catches up again from a margin before the newest event it knows, because `created_at`
/// is the author's and events arrive out of its order. Every request has a name of its own on the
/// wire, so that nothing meant for an earlier one is mistaken for an answer to this one.
final class Subscription {

  /// How late an event may reach the relay after its `created_at` and still be found after a break.
  static final Duration MARGIN = Duration.ofHours(1);

  /// Gift wraps are dated back by up to two days (NIP-59).
  static final Duration GIFT_WRAP_MARGIN = Duration.ofDays(2).plus(MARGIN);

  /// How far another's clock may be behind ours.
  private static final Duration SKEW = Duration.ofMinutes(1);

  private static final Set<Integer> GIFT_WRAPS = Set.of(Kind.GIFT_WRAP, Kind.EPHEMERAL_GIFT_WRAP);

  private final String id;
  private final Filter filter;
  private final boolean live;
  private final long startedAt;

  private int requests;
  private int pageSize = CatchUp.MAX_PAGE;
  private @Nullable CatchUp catchUp;
  private @Nullable String asking;
  private @Nullable String tail;
  private boolean held;
  private boolean catchingUp;
  private boolean caughtUpOnce;
  private long newest = Long.MIN_VALUE;
  private long cursor = Long.MIN_VALUE;
  private long floor = Long.MIN_VALUE;

  Subscription(Input.Subscribe input, long nowSeconds) {
    this.id = input.subscription();
    this.filter = input.filter();
    this.live = input.live();
    this.startedAt = nowSeconds;
  }

  String id() {
    return id;
  }

  /// How many requests were sent; names the latest one.
  int requests() {
    return requests;
  }

  boolean isOn(String wireName) {
    return wireName.equals(asking) || wireName.equals(tail);
  }

  /// Asks for what is missing. The connection is ready and no request is under way.
  void open(Turn turn) {
    if (held) {
      return;
    }
    if (catchUp == null) {
      catchUp = new CatchUp(roundFilter());
    }
    if (!catchingUp) {
      catchingUp = true;
      turn.add(new Effect.CatchingUp(id));
    }
    asking = id + "." + ++requests;
    turn.send(new ClientMessage.Request(asking, List.of(catchUp.page(pageSize))));
  }

  /// The relay closed one of the requests, and without it the other is of no use.
  void closedByRelay(String wireName, Turn turn) {
    asking = wireName.equals(asking) ? null : asking;
    tail = wireName.equals(tail) ? null : tail;
    close(turn);
    interrupted(turn);
  }

  /// Forgets all requests; the socket is gone.
  void interrupted(Turn turn) {
    if (asking != null) {
      // Perhaps no connection lives long enough for a page of that size.
      pageSize = Math.max(1, pageSize / 2);
    }
    asking = null;
    tail = null;
    if (catchUp != null && catchUp.isOnFirstPage()) {
      // Nothing is gained by going on: the newest events come first again.
      catchUp = null;
    }
    caughtUp(false, turn);
  }

  /// Closes all requests on the wire.
  void close(Turn turn) {
    closeOnWire(asking, turn);
    closeOnWire(tail, turn);
    asking = null;
    tail = null;
  }

  /// Starts over from what is known, because the relay may show more than before.
  void reopen(Turn turn) {
    close(turn);
    catchUp = null;
    open(turn);
  }

  void hold(Turn turn) {
    held = true;
    closeOnWire(tail, turn);
    tail = null;
  }

  void release(boolean ready, Turn turn) {
    held = false;
    if (ready && asking == null && (tail == null || catchUp != null)) {
      open(turn);
    }
  }

  void delivered(String wireName, WireEvent wireEvent, Turn turn) {
    Event event = wireEvent.event();
    if (!filter.matches(event)) {
      turn.tell(Report.Subject.UNASKED, "the relay sent an event that was not asked for");
      return;
    }
    boolean stored = wireName.equals(asking);
    if (stored && catchUp != null && !catchUp.take(event)) {
      return;
    }
    newest = Math.max(newest, Math.min(event.createdAt(), turn.now().getEpochSecond()));
    if (catchUp == null) {
      cursor = newest;
    }
    if (!stored || isWanted(event)) {
      turn.add(new Effect.Deliver(id, wireEvent));
    }
  }

  /// The relay sent all it had for a request.
  ///
  /// @return true if the subscription is done
  boolean endOfStored(String wireName, Turn turn) {
    if (catchUp == null || !wireName.equals(asking)) {
      return false;
    }
    if (catchUp.isOnFirstPage() && live && !held) {
      tail = asking;
    } else {
      closeOnWire(asking, turn);
    }
    asking = null;
    pageSize = Math.min(CatchUp.MAX_PAGE, 2 * pageSize);
    boolean last = catchUp.endPage();
    Long crowded = catchUp.crowdedSecond();
    if (crowded != null) {
      turn.tell(
          Report.Subject.INCOMPLETE,
          "the relay has more events of second " + crowded + " than it shows at once");
    }
    if (!last) {
      open(turn);
      return false;
    }
    endRound(catchUp, turn);
    if (live && tail == null) {
      // It was not live for a while, so there may be more by now.
      open(turn);
    }
    return !live;
  }

  private void endRound(CatchUp round, Turn turn) {
    catchUp = null;
    if (!caughtUpOnce && round.isLimitReached()) {
      boolean none = round.oldest() == Long.MAX_VALUE;
      floor = none ? startedAt - SKEW.toSeconds() : round.oldest();
      newest = Math.max(newest, startedAt);
    }
    caughtUpOnce = true;
    cursor = newest;
    caughtUp(true, turn);
    if (!live) {
      turn.add(new Effect.Completed(id));
    }
  }

  private void caughtUp(boolean complete, Turn turn) {
    if (catchingUp) {
      catchingUp = false;
      turn.add(new Effect.CaughtUp(id, complete));
    }
  }

  /// The first time the filter as it is; later without its limit, and from the cursor on.
  private Filter roundFilter() {
    if (!caughtUpOnce) {
      return filter;
    }
    Filter resumed = filter.withLimit(null);
    if (cursor == Long.MIN_VALUE) {
      return resumed;
    }
    long since = Math.max(0, cursor - margin().toSeconds());
    return resumed.withSince(filter.since() == null ? since : Math.max(since, filter.since()));
  }

  private Duration margin() {
    Set<Integer> kinds = filter.kinds();
    boolean wraps = kinds == null || GIFT_WRAPS.stream().anyMatch(kinds::contains);
    return wraps ? GIFT_WRAP_MARGIN : MARGIN;
  }

  /// False for what a limit cut off the first time. A gift wrap's date does not tell its age.
  private boolean isWanted(Event event) {
    return !caughtUpOnce || event.createdAt() >= floor || GIFT_WRAPS.contains(event.kind());
  }

  private static void closeOnWire(@Nullable String wireName, Turn turn) {
    if (wireName != null) {
      turn.send(new ClientMessage.Close(wireName));
    }
  }
}
