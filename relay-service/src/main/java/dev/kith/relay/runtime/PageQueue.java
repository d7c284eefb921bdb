package dev.kith.relay.runtime;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/// The pages of stored events that one client is waiting for: few are fetched at a time, and only
/// while it reads what it was sent. Owned by the client's mailbox.
final class PageQueue {

  private static final int AT_A_TIME = 2;

  private record Waiting(long generation, Mono<Void> page) {}

  private final BooleanSupplier hasRoom;
  private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
  private final Map<Long, Disposable> running = new HashMap<>();

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
    Disposable query = running.remove(generation);
    if (query != null) {
      query.dispose();
      advance();
    }
  }

  void advance() {
    while (running.size() < AT_A_TIME && !waiting.isEmpty() && hasRoom.getAsBoolean()) {
      Waiting next = waiting.removeFirst();
      running.put(next.generation(), next.page().subscribe());
    }
  }
}
