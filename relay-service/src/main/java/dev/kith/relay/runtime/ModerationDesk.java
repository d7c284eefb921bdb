package dev.kith.relay.runtime;

import dev.kith.model.event.EventId;
import dev.kith.relay.access.Blockable;
import dev.kith.relay.access.Report;
import dev.kith.relay.http.BlockEntry;
import dev.kith.relay.http.BlockTarget;
import dev.kith.relay.http.Moderation;
import dev.kith.relay.store.Blocks;
import dev.kith.relay.store.EventLog;
import dev.kith.relay.store.ModerationState;
import dev.kith.relay.store.ReportedEvents;
import java.util.List;
import java.util.Locale;
import org.springframework.data.domain.Limit;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Keeps things out and lets them in (NIP-86).
final class ModerationDesk implements Moderation {

  private final DatabaseClient database;
  private final ModerationList list;
  private final Blocks blocks;
  private final ReportedEvents reported;
  private final EventLog log;

  ModerationDesk(DatabaseClient database, ModerationList list, Blocks blocks, EventLog log) {
    this.database = database;
    this.list = list;
    this.blocks = blocks;
    this.reported = new ReportedEvents(database);
    this.log = log;
  }

  @Override
  public Flux<BlockEntry> blocks(Blockable what, String after, int most) {
    return blocks
        .findByWhatAndValueGreaterThanOrderByValue(what, after, Limit.of(most))
        .map(block -> new BlockEntry(block.value(), block.reason(), block.since()));
  }

  /// Has the log to itself: an event that is blocked is gone, and no batch that is under way can
  /// bring it back.
  @Override
  public Mono<Void> block(BlockTarget target, String reason) {
    return log.remove(transaction ->
            ModerationState.block(transaction, target.what(), target.value(), reason)
                .then(
                    target.what() == Blockable.EVENT
                        ? ModerationState.positions(transaction, EventId.ofHex(target.value()))
                        : Mono.just(List.of())))
        .then(Mono.defer(list::refresh));
  }

  @Override
  public Mono<Boolean> unblock(BlockTarget target) {
    Mono<Void> allowed =
        target.what() == Blockable.EVENT
            ? reported.allow(EventId.ofHex(target.value()))
            : Mono.empty();
    return allowed
        .then(ModerationState.unblock(database, target.what(), target.value()))
        .flatMap(lifted -> list.refresh().thenReturn(lifted));
  }

  @Override
  public Flux<Report> reported(int most) {
    return reported.undecided(most);
  }

  @Override
  public Mono<Void> describe(Part part, String text) {
    return ModerationState.describe(database, part.name().toLowerCase(Locale.ROOT), text)
        .then(Mono.defer(list::refresh));
  }
}
