package dev.kith.relay.http;

import dev.kith.model.event.PublicKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Who may write, as operators see and change it. Lists are in order of their keys or codes, behind
/// one of them; changes answer whether anything changed.
public interface Membership {

  Flux<MemberEntry> members(String after, int most);

  Mono<Boolean> allow(PublicKey key);

  Mono<Boolean> remove(PublicKey key);

  Flux<InviteEntry> invites(String after, int most);

  /// @param uses how many keys may come with it
  Mono<InviteEntry> invite(int uses, @Nullable Instant expiresAt);

  Mono<Boolean> withdraw(String code);

  Flux<BanEntry> bans(String after, int most);

  /// A banned key is no longer a member.
  Mono<Boolean> ban(PublicKey key, String reason);

  Mono<Boolean> unban(PublicKey key);
}
