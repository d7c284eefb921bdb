package dev.kith.relay.http;

import dev.kith.relay.access.Blockable;
import dev.kith.relay.access.Report;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// What is kept out besides keys, and what the relay calls itself, as operators see and change it.
public interface Moderation {

  /// Part of the information document (NIP-11).
  enum Part {
    NAME,
    DESCRIPTION,
    ICON
  }

  /// In order of their values, behind one of them.
  Flux<BlockEntry> blocks(Blockable what, String after, int most);

  /// An event that is stored is deleted; clients at an address are sent away.
  Mono<Void> block(BlockTarget target, String reason);

  /// Events that were reported (NIP-56) and neither blocked nor unblocked since.
  ///
  /// @param most how many reports are looked at, the newest first
  Flux<Report> reported(int most);

  /// An event that was reported is allowed thereby. False if it was not blocked.
  Mono<Boolean> unblock(BlockTarget target);

  /// @param text empty to go back to what the configuration says
  Mono<Void> describe(Part part, String text);
}
