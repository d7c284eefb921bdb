package dev.kith.relay.http;

import dev.kith.relay.session.SessionId;
import dev.kith.relay.session.WorkerLease;
import java.time.Duration;
import reactor.core.publisher.Mono;

/// Shared sessions for workers that cannot hold a socket. Whatever fails is a problem for the
/// caller.
public interface Workers {

  /// What the worker has not acknowledged, and what else it gets.
  ///
  /// @param most events at most
  /// @param patience how long to wait for one if there is none
  Mono<MailboxPage> read(SessionId session, WorkerLease lease, int most, Duration patience);

  /// Acknowledges a delivery to the worker, and all before it to this worker.
  ///
  /// @return the cursor of the session, stored durably
  Mono<Long> acknowledge(SessionId session, String worker, long position);

  /// What the worker has goes to others at once.
  Mono<Void> leave(SessionId session, String worker);
}
