package dev.kith.relay.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The workers of one shared session that are connected to one replica: who is next to get
/// something. One claim is under way at a time, for the worker with the fewest unacknowledged
/// events, and of several for the one that has waited longest.
///
/// That no event is in flight twice is the store's doing, which the workers of all replicas share.
public final class Share {

  /// What workers can take, by their numbers, the one that has waited longest first.
  private final Map<Long, Demand> demands = new LinkedHashMap<>();

  /// Something may be there up to `known`, and all up to `through` was looked at.
  private long known;

  private long through;
  private boolean look;
  private boolean claiming;
  private List<ShareEffect> effects = new ArrayList<>();

  public List<ShareEffect> on(ShareInput input) {
    effects = new ArrayList<>();
    switch (input) {
      case ShareInput.Wanted(long worker, Demand demand) -> wanted(worker, demand);
      case ShareInput.Left(long worker) -> demands.remove(worker);
      case ShareInput.Released() -> look = true;
      case ShareInput.Claimed(long worker, FeedInput.Claimed claimed) -> claimed(worker, claimed);
      case ShareInput.Gone(long worker) -> {
        claiming = false;
        demands.remove(worker);
        // Its turn was for nothing: what is there is for another.
        look = true;
      }
    }
    claimNext();
    return effects;
  }

  private void wanted(long worker, Demand demand) {
    known = Math.max(known, demand.known());
    demands.compute(worker, (_, before) -> demand.most() == 0 ? null : demand.after(before));
  }

  private void claimed(long worker, FeedInput.Claimed claimed) {
    claiming = false;
    through = Math.max(through, claimed.through());
    look |= claimed.more();
    // What it asked for meanwhile did not know of this: it asks anew when it has it.
    demands.remove(worker);
    effects.add(new ShareEffect.Give(worker, claimed));
  }

  private void claimNext() {
    if (claiming) {
      return;
    }
    boolean there = look || known > through;
    demands.entrySet().stream()
        .filter(one -> there || one.getValue().look())
        .min(Comparator.comparingInt(one -> one.getValue().inFlight()))
        .map(Map.Entry::copyOf)
        .ifPresent(this::claim);
  }

  private void claim(Map.Entry<Long, Demand> next) {
    claiming = true;
    look = false;
    demands.remove(next.getKey());
    effects.add(new ShareEffect.Claim(next.getKey(), next.getValue().most()));
  }
}
