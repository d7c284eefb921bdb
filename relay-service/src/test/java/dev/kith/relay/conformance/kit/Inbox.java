package dev.kith.relay.conformance.kit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The frames of one connection in the order in which they came, and how it ended.
final class Inbox {

  /// How long to wait for a frame that has to come. Nothing takes as long unless it is broken.
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final List<String> log = new ArrayList<>();
  private final List<Frame> unread = new ArrayList<>();
  private @Nullable Closing closing;

  synchronized void add(Frame frame) {
    log.add("<- " + frame);
    unread.add(frame);
    notifyAll();
  }

  synchronized void sent(String frame) {
    log.add("-> " + frame);
  }

  synchronized void closed(Closing how) {
    log.add("closed: " + how);
    closing = closing == null ? how : closing;
    notifyAll();
  }

  /// Takes out the first unread frame of a sort, once it is there.
  Frame take(String what, Predicate<Frame> wanted) {
    return await(
        what,
        () -> {
          Frame found = unread.stream().filter(wanted).findFirst().orElse(null);
          unread.remove(found);
          return found;
        });
  }

  Closing awaitClosing() {
    return await("the relay to close", () -> closing);
  }

  synchronized List<Frame> unread() {
    return List.copyOf(unread);
  }

  /// What was said on the connection by both sides.
  synchronized List<String> transcript() {
    return List.copyOf(log);
  }

  private synchronized <T> T await(String what, Supplier<@Nullable T> look) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    T found = look.get();
    while (found == null) {
      long millis = (deadline - System.nanoTime()) / 1_000_000;
      if (millis <= 0 || closing != null) {
        throw new AssertionError(
            "expected " + what + ", but closing is " + closing + " and unread are " + unread);
      }
      try {
        wait(millis);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while waiting for a frame", interrupted);
      }
      found = look.get();
    }
    return found;
  }
}
