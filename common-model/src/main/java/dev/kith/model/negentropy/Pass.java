package dev.kith.model.negentropy;

import dev.kith.model.event.EventId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// One message read and its answer written, range by range. The two sides differ in what they make
/// of a list of ids: the initiator learns from it, the responder answers with its own.
final class Pass {

  /// What the end of a message, and a range that is cut short, may take beyond the last check.
  private static final int RESERVE = 200;

  private final ItemSet items;
  private final int sizeLimit;
  private final boolean initiator;
  private final MessageReader in;
  private final Ranges out;
  private final List<EventId> have = new ArrayList<>();
  private final List<EventId> need = new ArrayList<>();

  /// Where the last range ended, as a bound and as an index.
  private Bound reached = Bound.START;

  private int index;

  /// True while ranges were passed over of which the answer says nothing yet.
  private boolean skipping;

  /// @param in behind the version
  Pass(ItemSet items, int sizeLimit, boolean initiator, MessageReader in) {
    this.items = items;
    this.sizeLimit = sizeLimit;
    this.initiator = initiator;
    this.in = in;
    this.out = new Ranges(items);
  }

  Difference difference() {
    return new Difference(have, need);
  }

  Ranges run() throws Malformed {
    boolean full = false;
    while (in.hasMore() && !full) {
      Bound end = in.bound();
      int to = items.lowerBound(index, end);
      long mode = in.number();
      if (mode == Ranges.SKIP) {
        skipping = true;
      } else if (mode == Ranges.FINGERPRINT) {
        full = compare(to, end);
      } else if (mode == Ranges.IDS && initiator) {
        learn(to);
      } else if (mode == Ranges.IDS) {
        full = tell(to, end);
      } else {
        throw new Malformed("a range of the message is of an unknown kind");
      }
      index = to;
      reached = end;
    }
    return out;
  }

  /// @return true if the answer is full and ended
  private boolean compare(int to, Bound end) throws Malformed {
    byte[] theirs = in.raw(Fingerprint.SIZE);
    if (Arrays.equals(theirs, Fingerprint.of(items, index, to))) {
      skipping = true;
      return false;
    }
    int before = out.size();
    skip();
    out.split(index, to, end);
    if (!exceeds(out.size())) {
      return false;
    }
    out.cut(before);
    // The range begins where the answer now ends, so that what was in it is compared again. The
    // fingerprint leaves out our own part of it, as the reference does: it then differs, unless the
    // other side has nothing there at all. That must not look like agreement.
    boolean nothingThere = Arrays.equals(theirs, Fingerprint.ofNone());
    rest(nothingThere ? index : to);
    return true;
  }

  private void learn(int to) throws Malformed {
    skipping = true;
    Set<EventId> theirs = new LinkedHashSet<>();
    for (int count = in.idCount(); count > 0; count--) {
      theirs.add(new EventId(in.id()));
    }
    for (int own = index; own < to; own++) {
      EventId id = items.eventId(own);
      if (!theirs.remove(id)) {
        have.add(id);
      }
    }
    need.addAll(theirs);
  }

  /// @return true if the answer is full and ended
  private boolean tell(int to, Bound end) throws Malformed {
    in.skipIds(in.idCount());
    int before = out.size();
    skip();
    int last = index;
    while (last < to && !exceeds(before + 32 * (last - index))) {
      last++;
    }
    out.ids(index, last, last < to ? Bound.at(items, last) : end);
    if (!exceeds(out.size())) {
      return false;
    }
    rest(last);
    return true;
  }

  private void skip() {
    if (skipping) {
      skipping = false;
      out.skip(reached);
    }
  }

  /// One fingerprint for all from there on, to be gone into with the next message.
  private void rest(int from) {
    out.fingerprint(from, items.size(), Bound.INFINITY);
  }

  private boolean exceeds(int size) {
    return sizeLimit != 0 && size > sizeLimit - RESERVE;
  }
}
