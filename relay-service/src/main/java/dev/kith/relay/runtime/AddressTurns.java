package dev.kith.relay.runtime;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Has few queries of one address run at a time. The others wait in the order in which they came,
/// so that an address which asks for much, over however many connections, does not take the
/// database from all others.
///
/// A query that has begun runs to its end, whoever waits for it (see [PageQueue]).
final class AddressTurns {

  private static final class Turns {
    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    private int running;
  }

  private final int each;
  private final Map<String, Turns> byAddress = new HashMap<>();

  /// @param each most queries of one address at a time; 0 for any number
  AddressTurns(int each) {
    this.each = each;
  }

  /// @param address null if it is not limited
  <T> Mono<T> inTurn(@Nullable String address, Mono<T> query) {
    if (address == null || each == 0) {
      return query;
    }
    return Mono.create(sink -> {
      Runnable begin =
          () -> {
            var _ =
                query
                    .doFinally(_ -> end(address))
                    .subscribe(sink::success, sink::error, sink::success);
          };
      if (mayBegin(address, begin)) {
        begin.run();
      }
    });
  }

  private synchronized boolean mayBegin(String address, Runnable query) {
    Turns turns = byAddress.computeIfAbsent(address, _ -> new Turns());
    if (turns.running == each) {
      turns.waiting.addLast(query);
      return false;
    }
    turns.running++;
    return true;
  }

  private void end(String address) {
    Runnable next = next(address);
    if (next != null) {
      next.run();
    }
  }

  /// The query that takes the place of one that has ended, or null.
  private synchronized @Nullable Runnable next(String address) {
    Turns turns = byAddress.get(address);
    if (turns == null) {
      throw new IllegalStateException("No query of " + address + " runs");
    }
    Runnable next = turns.waiting.pollFirst();
    if (next == null && --turns.running == 0) {
      byAddress.remove(address);
    }
    return next;
  }
}
