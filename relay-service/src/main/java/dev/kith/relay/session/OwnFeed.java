package dev.kith.relay.session;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// What one attachment of a durable session delivers. It reads the log by position and keeps no
/// message: while it lags it scans, and once it has reached the end it takes what is appended. At
/// most `receiveMax` deliveries are unacknowledged at any time (the flow control of MQTT 5, section
/// 4.9); beyond that it lags until some are acknowledged.
///
/// It takes the session to itself: another attachment takes over.
final class OwnFeed implements Feed {

  private final Attachment attachment;
  private final boolean pulled;
  private final InFlight inFlight = new InFlight();

  /// All up to there has been looked at: delivered, or not for the session.
  private long scanned;

  /// Something beyond `scanned` is known to be there up to this position.
  private long known;

  private long cursor;

  /// How much of the cursor is stored, and how much is being stored.
  private long saved;

  private long saving;

  /// Where acknowledgements have brought the cursor that the client has not been told are stored.
  private final TreeSet<Long> unconfirmed = new TreeSet<>();

  /// Nothing more may be delivered, until half of it is acknowledged: a look at the log for each
  /// one that is would cost as much as one for all.
  private boolean full;

  private boolean live;
  private boolean scanning;
  private int polled;
  private List<FeedEffect> effects = new ArrayList<>();

  OwnFeed(Attachment attachment, boolean pulled) {
    this.attachment = attachment;
    this.pulled = pulled;
    this.cursor = attachment.progress().cursor();
    this.scanned = cursor;
    this.saved = cursor;
    this.saving = cursor;
  }

  @Override
  public List<FeedEffect> start(long liveFrom) {
    effects = new ArrayList<>();
    known = Math.max(known, liveFrom);
    advance();
    return effects;
  }

  @Override
  public List<FeedEffect> on(FeedInput input) {
    effects = new ArrayList<>();
    switch (input) {
      case FeedInput.Scanned found -> scanned(found);
      case FeedInput.Appended(LogEntry entry) -> appended(entry);
      case FeedInput.Missed(long position) -> lag(position);
      case FeedInput.Passed(long position) -> passed(position);
      case FeedInput.Acknowledged(long position) -> acknowledged(position);
      case FeedInput.Saved(long upTo) -> saved(upTo);
      case FeedInput.Polled(int most) -> polled = most;
      case FeedInput.Claimed _, FeedInput.Settled _ -> {
        // Only what several have together is claimed.
      }
    }
    advance();
    return effects;
  }

  @Override
  public boolean isPulled() {
    return pulled;
  }

  @Override
  public Progress progress() {
    return new Progress(cursor, Math.max(attachment.progress().delivered(), inFlight.highest()));
  }

  private void scanned(FeedInput.Scanned found) {
    scanning = false;
    found.entries().forEach(this::deliver);
    scanned = Math.max(scanned, found.through());
    boolean end = !found.more() && scanned >= known;
    if (end) {
      moveCursor();
    }
    if (pulled) {
      polled -= Math.min(polled, found.entries().size());
      answerPoll(end);
    } else if (end) {
      live = true;
      effects.add(new FeedEffect.CaughtUp(scanned));
    }
  }

  private void answerPoll(boolean end) {
    if (end) {
      polled = 0;
      effects.add(new FeedEffect.CaughtUp(scanned));
    } else if (polled == 0) {
      effects.add(new FeedEffect.More(scanned));
    }
  }

  private void appended(LogEntry entry) {
    if (entry.position() <= scanned) {
      return;
    }
    if (live && room() > 0) {
      deliver(entry);
      scanned = entry.position();
    } else {
      lag(entry.position());
    }
  }

  private void lag(long position) {
    if (position > scanned) {
      live = false;
      known = Math.max(known, position);
    }
  }

  private void passed(long position) {
    if (live && position > scanned) {
      scanned = position;
      moveCursor();
    }
  }

  /// A session for which nothing comes must not look as if it lagged, nor be scanned again.
  private void moveCursor() {
    cursor = Math.max(cursor, inFlight.cursor(scanned));
    if (cursor > saving) {
      save(List.of());
    }
  }

  /// Clamped to what was delivered, so that a wrong number cannot skip what nobody has seen.
  private void acknowledged(long position) {
    List<ReceiptDue> receipts = inFlight.acknowledge(Math.min(position, inFlight.highest()));
    cursor = Math.max(cursor, inFlight.cursor(scanned));
    if (cursor > saved) {
      unconfirmed.add(cursor);
      save(receipts);
    } else {
      effects.add(new FeedEffect.Confirm(saved));
    }
  }

  private void save(List<ReceiptDue> receipts) {
    saving = cursor;
    effects.add(new FeedEffect.Save(progress(), receipts));
  }

  private void saved(long upTo) {
    saved = Math.max(saved, upTo);
    if (unconfirmed.removeIf(acknowledged -> acknowledged <= saved)) {
      effects.add(new FeedEffect.Confirm(saved));
    }
  }

  /// Looks further where there is something to find and room for it.
  private void advance() {
    full = inFlight.size() > (full ? attachment.receiveMax() / 2 : attachment.receiveMax() - 1);
    if (scanning || (pulled ? polled == 0 : live || full)) {
      return;
    }
    if (room() > 0) {
      scanning = true;
      effects.add(new FeedEffect.Scan(scanned, room()));
    } else if (pulled) {
      polled = 0;
      effects.add(new FeedEffect.More(scanned));
    }
  }

  private void deliver(LogEntry entry) {
    inFlight.add(entry);
    effects.add(new FeedEffect.Deliver(entry, attachment.mayHaveDelivered(entry.position())));
  }

  private int room() {
    int free = attachment.receiveMax() - inFlight.size();
    return pulled ? Math.min(free, polled) : free;
  }
}
