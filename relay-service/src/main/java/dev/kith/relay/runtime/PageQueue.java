package dev.kith.relay.runtime;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import reactor.core.publisher.Mono;

/// The pages of stored events that one client is waiting for: few are fetched at a time, and only
/// while it reads what it was sent. Owned by the client's mailbox.
///
/// A query that has begun runs to its end, also when nobody waits for it any more: the database
/// would go on with it anyway, so its place is not free, and the driver loses the parameters of a
/// statement that is cancelled before it is sent (pgjdbc/r2dbc-postgresql#734).
final class PageQueue {

  private static final int AT_A_TIME = 2;

  private record Waiting(long generation, Mono<Void> page) {}

  private final BooleanSupplier hasRoom;
  private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
  private final Set<Long> running = new HashSet<>();

  /// @param hasRoom true while the client takes what it is sent
  PageQueue(BooleanSupplier hasRoom) {
    this.hasRoom = hasRoom;
  }

  /// @param page fetches the page when subscribed to, and hands the result on; must never fail
  void add(long generation, Mono<Void> page) {
    waiting.addLast(new Waiting(generation, page));
    advance();
  }

  /// The page of that generation has come.
  void done(long generation) {
    running.remove(generation);
    advance();
  }

  /// Nobody waits for that generation any more.
  void cancel(long generation) {
    waiting.removeIf(page -> page.generation() == generation);
  }

  void advance() {
    while (running.size() < AT_A_TIME && !waiting.isEmpty() && hasRoom.getAsBoolean()) {
      Waiting next = waiting.removeFirst();
      running.add(next.generation());
      var _ = next.page().subscribe();
    }
  }
}
