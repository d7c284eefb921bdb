package dev.kith.relay.budget;

import dev.kith.model.event.PublicKey;
import dev.kith.model.message.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What one connection spends, of the budgets of its address and of the keys it acts for. A method
/// that gives a reason has taken nothing.
public interface Purse {

  /// Opens the connection. The first call.
  @Nullable Reason connect(Instant now);

  /// The connection has proved to hold a key.
  @Nullable Reason authenticate(PublicKey key, Instant now);

  /// An event arrived, of which nothing is known yet.
  @Nullable Reason event(Instant now);

  /// It turned out to be of that author.
  @Nullable Reason event(PublicKey author, Instant now);

  /// A frame arrived that cannot be read. It takes of what the address may ask.
  @Nullable Reason unreadable(Instant now);

  /// A request for events arrived.
  @Nullable Reason request(Instant now);

  /// So many more subscriptions are open than before, or less if negative.
  void hold(int more, Instant now);

  /// Gives back all that is held. The last call.
  void close(Instant now);
}
