package dev.kith.relay.runtime;

import dev.kith.relay.connection.Effect;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// What one client can take of shared sessions: it waits while the client does not read what it was
/// sent. Owned by the client's mailbox.
final class Demands {

  private final BooleanSupplier hasRoom;
  private final SessionKeeper sessions;
  private final Map<Long, Effect.Want> waiting = new LinkedHashMap<>();

  /// @param hasRoom true while the client takes what it is sent
  Demands(BooleanSupplier hasRoom, SessionKeeper sessions) {
    this.hasRoom = hasRoom;
    this.sessions = sessions;
  }

  /// The last demand of a session takes the place of those before it.
  void add(Effect.Want want) {
    waiting.merge(want.generation(), want, (before, now) -> now.after(before));
    pass();
  }

  void pass() {
    if (hasRoom.getAsBoolean()) {
      waiting.values().forEach(want -> sessions.want(want.attachment(), want.demand()));
      waiting.clear();
    }
  }
}
