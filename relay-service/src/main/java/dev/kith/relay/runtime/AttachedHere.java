package dev.kith.relay.runtime;

import dev.kith.relay.session.SessionId;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// The sessions that are attached to connections of this replica. Of two attachments the one with
/// the higher number holds the session, in whatever order their connections hear of it.
final class AttachedHere {

  private record Holder(long number, Runnable replaced) {}

  private final ConcurrentMap<SessionId, Holder> holders = new ConcurrentHashMap<>();

  AttachedHere(MeterRegistry meters) {
    meters.gaugeMapSize("kith.relay.sessions", List.of(), holders);
  }

  /// @param replaced called once when another attachment takes over, at once if it has already
  void attached(SessionId session, long number, Runnable replaced) {
    Holder now = new Holder(number, replaced);
    Holder before = holders.put(session, now);
    if (before == null) {
      return;
    }
    if (before.number() < number) {
      before.replaced().run();
    } else {
      holders.put(session, before);
      replaced.run();
    }
  }

  void detached(SessionId session, long number) {
    holders.computeIfPresent(session, (_, holder) -> holder.number() == number ? null : holder);
  }

  /// The session is no more.
  void ended(SessionId session) {
    Holder holder = holders.remove(session);
    if (holder != null) {
      holder.replaced().run();
    }
  }

  /// Another replica has taken the session over from that attachment.
  void takenOver(SessionId session, long number) {
    Holder holder = holders.get(session);
    if (holder != null && holder.number() <= number && holders.remove(session, holder)) {
      holder.replaced().run();
    }
  }
}
