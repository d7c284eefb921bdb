package dev.kith.relay.runtime;

import dev.kith.model.event.PublicKey;
import dev.kith.model.message.Reason;
import dev.kith.relay.http.NameDirectory;
import dev.kith.relay.http.NameEntry;
import dev.kith.relay.ingest.Verdict;
import dev.kith.relay.name.LocalName;
import dev.kith.relay.name.NameRule;
import dev.kith.relay.store.EventLog;
import dev.kith.relay.store.NameStore;
import dev.kith.servicekit.access.Role;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Gives names out.
final class NameDesk implements NameDirectory {

  private final DatabaseClient database;
  private final EventLog log;
  private final NameRule rule;
  private final Duration kept;
  private final SharedLedger ledger;
  private final InstantSource clock;

  /// @param kept how long a name that was freed is kept for the key that had it
  NameDesk(
      DatabaseClient database,
      EventLog log,
      NameRule rule,
      Duration kept,
      SharedLedger ledger,
      InstantSource clock) {
    this.database = database;
    this.log = log;
    this.rule = rule;
    this.kept = kept;
    this.ledger = ledger;
    this.clock = clock;
  }

  @Override
  public Mono<PublicKey> find(LocalName name) {
    return NameStore.find(database, name);
  }

  @Override
  public Flux<NameEntry> list(String after, int most) {
    return NameStore.list(database, after, most)
        .map(taken -> new NameEntry(taken.name().text(), taken.key(), taken.since()));
  }

  /// What can be refused at once does not hold up the log.
  @Override
  public Mono<Verdict> give(LocalName name, PublicKey key, Role by) {
    Reason overdrawn = ledger.open(null).event(key, clock.instant());
    if (overdrawn != null) {
      return Mono.just(new Verdict.Refused(overdrawn));
    }
    return verdict(database, name, key, by)
        .flatMap(verdict ->
            verdict instanceof Verdict.Accepted
                ? betweenBatches(name, key, by)
                : Mono.just(verdict));
  }

  /// Batches take the names of keys that leave, are banned or vanish, and must not miss one that is
  /// just being given.
  private Mono<Verdict> betweenBatches(LocalName name, PublicKey key, Role by) {
    return Mono.defer(() -> {
      AtomicReference<Verdict> verdict = new AtomicReference<>(Verdict.accepted());
      return log.append(transaction ->
              verdict(transaction, name, key, by)
                  .doOnNext(verdict::set)
                  .filter(Verdict.Accepted.class::isInstance)
                  .flatMap(_ -> NameStore.give(transaction, name, key, kept))
                  .thenReturn(List.of()))
          .then(Mono.fromSupplier(verdict::get));
    });
  }

  private Mono<Verdict> verdict(DatabaseClient client, LocalName name, PublicKey key, Role by) {
    return NameStore.facts(client, name, key, kept)
        .map(facts -> {
          Reason refusal = rule.refusal(name, key, by, facts);
          return refusal == null ? Verdict.accepted() : new Verdict.Refused(refusal);
        });
  }

  @Override
  public Mono<Boolean> free(LocalName name, @Nullable PublicKey of) {
    return NameStore.free(database, name, of);
  }
}
