package dev.kith.wake.http;

import dev.kith.model.event.PublicKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An agent with wakes that are not over.
///
/// @param dueAt when the next of them is to be looked at; long past if nobody does
public record QueueEntry(PublicKey agent, Instant dueAt, List<QueuedLease> leases) {

  public QueueEntry {
    leases = List.copyOf(leases);
  }

  /// What the agent is to be woken for.
  ///
  /// @param of `urgent` or `normal`
  /// @param phase `pending`, `sending`, `awaiting` or `parked`
  /// @param head the position of the newest message
  /// @param since when the first of them came, or the agent has last shown itself
  /// @param dueAt when the phase ends by itself
  /// @param waitsFor what it was deferred for
  /// @param wake the one that was handed out last
  public record QueuedLease(
      String session,
      String of,
      String phase,
      long head,
      Instant since,
      @Nullable Instant dueAt,
      @Nullable String waitsFor,
      @Nullable String wake) {}
}
