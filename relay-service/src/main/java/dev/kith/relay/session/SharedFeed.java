package dev.kith.relay.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// What one worker of a shared session delivers. Which worker gets what is decided elsewhere
/// ([Share] and the store); this one says what it can take, at most `receiveMax` unacknowledged.
///
/// An acknowledgement covers the delivery it names and all before it *to this worker, in the order
/// of delivery*. That is not the order of positions: what another worker left behind comes later
/// than what is newer, and an acknowledgement that is under way must not cover it unseen.
final class SharedFeed implements Feed {

  private final Progress start;
  private final int receiveMax;
  private final boolean pulled;

  /// Positions, in the order of delivery.
  private final ArrayDeque<Long> inFlight = new ArrayDeque<>();

  private long through;
  private boolean live;
  private int polled;

  /// The last delivery that was acknowledged, that is being stored, and that is stored.
  private long acknowledged;

  private long settling;
  private long settled;
  private List<FeedEffect> effects = new ArrayList<>();

  SharedFeed(Progress progress, int receiveMax, boolean pulled) {
    this.start = progress;
    this.receiveMax = receiveMax;
    this.pulled = pulled;
  }

  @Override
  public List<FeedEffect> start(long liveFrom) {
    effects = new ArrayList<>();
    want(liveFrom, true);
    return effects;
  }

  @Override
  public List<FeedEffect> on(FeedInput input) {
    effects = new ArrayList<>();
    switch (input) {
      case FeedInput.Appended(LogEntry entry) -> come(entry.position());
      case FeedInput.Missed(long position) -> come(position);
      case FeedInput.Passed(long position) -> come(position);
      case FeedInput.Acknowledged(long position) -> acknowledged(position);
      case FeedInput.Claimed claimed -> claimed(claimed);
      case FeedInput.Settled(long position) -> settled(position);
      case FeedInput.Polled(int most) -> polled(most);
      case FeedInput.Scanned _, FeedInput.Saved _ -> {
        // Only a session that one attachment has to itself is scanned and saved.
      }
    }
    return effects;
  }

  @Override
  public boolean isPulled() {
    return pulled;
  }

  /// The progress of all workers together is the store's.
  @Override
  public Progress progress() {
    return start;
  }

  private void come(long position) {
    if (!pulled && position > through && room() > 0) {
      want(position, false);
    }
  }

  private void polled(int most) {
    polled = most;
    if (room() > 0) {
      want(through, true);
    } else {
      more();
    }
  }

  private void claimed(FeedInput.Claimed claimed) {
    through = Math.max(through, claimed.through());
    for (Claim claim : claimed.claims()) {
      inFlight.addLast(claim.entry().position());
      effects.add(new FeedEffect.Deliver(claim.entry(), claim.again()));
    }
    boolean further = pulled ? pulled(claimed) : pushed(claimed);
    // Also if it can take nothing: what it said before did not know of this.
    want(through, further);
  }

  /// @return whether it is to look further at once
  private boolean pushed(FeedInput.Claimed claimed) {
    if (!claimed.more() && !live) {
      effects.add(new FeedEffect.CaughtUp(through));
    }
    live = !claimed.more();
    return claimed.more();
  }

  /// @return whether it is to look further at once
  private boolean pulled(FeedInput.Claimed claimed) {
    if (polled == 0) {
      return false;
    }
    polled -= Math.min(polled, claimed.claims().size());
    if (!claimed.more()) {
      polled = 0;
      effects.add(new FeedEffect.CaughtUp(through));
    } else if (room() == 0) {
      more();
    }
    return polled > 0;
  }

  private void more() {
    polled = 0;
    effects.add(new FeedEffect.More(through));
  }

  /// A position that is not in flight to this worker covers nothing: it was acknowledged before, or
  /// never delivered here.
  private void acknowledged(long position) {
    if (!inFlight.contains(position)) {
      if (settling == 0) {
        effects.add(new FeedEffect.Confirm(settled));
      }
      return;
    }
    boolean full = room() == 0;
    long done;
    do {
      done = inFlight.removeFirst();
    } while (done != position);
    acknowledged = position;
    settle();
    want(through, full);
  }

  /// One at a time is stored; the next goes for all that were acknowledged meanwhile.
  private void settle() {
    if (settling == 0 && acknowledged != settled) {
      settling = acknowledged;
      effects.add(new FeedEffect.Settle(settling));
    }
  }

  private void settled(long position) {
    settled = position;
    settling = 0;
    effects.add(new FeedEffect.Confirm(position));
    settle();
  }

  /// @param look true to be answered even if nothing is known to be there
  private void want(long known, boolean look) {
    effects.add(new FeedEffect.Want(new Demand(room(), inFlight.size(), known, look)));
  }

  private int room() {
    int free = receiveMax - inFlight.size();
    return pulled ? Math.min(free, polled) : free;
  }
}
