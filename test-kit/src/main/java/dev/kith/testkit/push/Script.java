package dev.kith.testkit.push;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// What a mock is to answer next.
final class Script {

  private final ConcurrentLinkedQueue<Reply> replies = new ConcurrentLinkedQueue<>();

  void add(List<Reply> next) {
    replies.addAll(next);
  }

  /// @return null if it is to do what it does by itself
  @Nullable Reply next() {
    return replies.poll();
  }
}
