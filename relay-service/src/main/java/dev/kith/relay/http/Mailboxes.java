package dev.kith.relay.http;

import dev.kith.model.message.SessionOptions;
import dev.kith.relay.session.SessionId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Durable sessions for those who cannot hold a socket. Whatever fails is a problem for the caller.
public interface Mailboxes {

  /// Opens a session, or resumes it with these options.
  ///
  /// @param address of the client, or null if it is on this machine
  Mono<MailboxState> open(SessionId session, SessionOptions options, @Nullable String address);

  /// What is behind the last delivery, or behind the cursor.
  ///
  /// @param after begin behind that position instead; null for the cursor
  /// @param most events at most
  /// @param patience how long to wait for one if there is none
  Mono<MailboxPage> read(SessionId session, long after, int most, Duration patience);

  /// Acknowledges all that was delivered up to a position.
  ///
  /// @return the cursor, stored durably
  Mono<Long> acknowledge(SessionId session, long position);

  /// Forgets a session.
  Mono<Void> end(SessionId session);
}
