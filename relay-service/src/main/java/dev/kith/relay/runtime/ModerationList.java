package dev.kith.relay.runtime;

import dev.kith.relay.access.Blockable;
import dev.kith.relay.http.Information;
import dev.kith.relay.http.InformationDocument;
import dev.kith.relay.store.Block;
import dev.kith.relay.store.Blocks;
import dev.kith.relay.store.ModerationState;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// What operators have decided, in memory, as every event and every client asks for it; read again
/// when it has changed, here or at another replica. Blocked events are not in it: a batch looks for
/// its own.
final class ModerationList implements Information {

  private final DatabaseClient database;
  private final Blocks blocks;
  private final InformationDocument configured;
  private final Consumer<Predicate<String>> addresses;
  private volatile Decided decided;

  private record Decided(
      long changes, Set<String> kinds, Set<String> addresses, InformationDocument document) {}

  /// @param configured what the relay says of itself unless operators have changed it
  /// @param addresses told of the addresses that are blocked when they may be others than before
  ModerationList(
      DatabaseClient database,
      Blocks blocks,
      InformationDocument configured,
      Consumer<Predicate<String>> addresses) {
    this.database = database;
    this.blocks = blocks;
    this.configured = configured;
    this.addresses = addresses;
    this.decided = new Decided(-1, Set.of(), Set.of(), configured);
  }

  boolean isKindBlocked(int kind) {
    Set<String> kinds = decided.kinds();
    return !kinds.isEmpty() && kinds.contains(Integer.toString(kind));
  }

  boolean isAddressBlocked(String address) {
    return decided.addresses().contains(address);
  }

  @Override
  public InformationDocument current() {
    return decided.document();
  }

  /// Reads what was decided if that has changed.
  Mono<Void> refresh() {
    return ModerationState.of(database)
        .filter(state -> state.changes() != decided.changes())
        .flatMap(state ->
            Mono.zip(values(Blockable.KIND), values(Blockable.ADDRESS))
                .doOnNext(read -> {
                  decided =
                      new Decided(
                          state.changes(),
                          read.getT1(),
                          read.getT2(),
                          configured.with(state.name(), state.description(), state.icon()));
                  addresses.accept(this::isAddressBlocked);
                }))
        .then();
  }

  private Mono<Set<String>> values(Blockable what) {
    return blocks.findByWhat(what).map(Block::value).collect(Collectors.toUnmodifiableSet());
  }
}
