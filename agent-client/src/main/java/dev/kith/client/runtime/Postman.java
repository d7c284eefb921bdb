package dev.kith.client.runtime;

import dev.kith.client.connection.Report;
import dev.kith.client.connection.Verdict;
import dev.kith.client.identity.LocalTrouble;
import dev.kith.client.outgoing.Outgoing;
import dev.kith.model.event.Event;
import dev.kith.model.event.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// Keeps what no relay answered for, and sends it in order when a relay is there: before what is
/// posted then, and whenever a connection becomes ready.
public final class Postman implements AutoCloseable {

  /// How many kept events are under way at once.
  private static final int BATCH = 64;

  private final Relays relays;
  private final Outgoing outgoing;
  private final PublicKey author;
  private final Duration patience;
  private final Disposable readiness;
  private volatile boolean closed;

  /// One round at a time.
  private final Scheduler rounds =
      Schedulers.newBoundedElastic(1, Integer.MAX_VALUE, "kith-postman", 60, true);

  public Postman(Relays relays, Outgoing outgoing, PublicKey author, Duration patience) {
    this.relays = relays;
    this.outgoing = outgoing;
    this.author = author;
    this.patience = patience;
    this.readiness =
        relays.news().filter(Postman::isReadiness).subscribe(_ -> rounds.schedule(this::sendKept));
  }

  /// Publishes an event after all that is kept, or keeps it too.
  public Mono<Posted> post(Event event) {
    return Mono.fromCallable(this::round)
        .subscribeOn(rounds)
        .flatMap(clear -> clear ? publish(event) : Mono.just(List.<RelayVerdict>of()))
        .map(verdicts -> posted(event, verdicts));
  }

  @Override
  public void close() {
    closed = true;
    readiness.dispose();
    rounds.dispose();
  }

  private Posted posted(Event event, List<RelayVerdict> verdicts) {
    boolean silence = verdicts.stream().allMatch(Postman::isUnanswered);
    return new Posted(event, event.id(), verdicts, silence && outgoing.keep(author, event));
  }

  private void sendKept() {
    try {
      var _ = round();
    } catch (LocalTrouble trouble) {
      relays.tell(new News.Incident(String.valueOf(trouble.getMessage())));
    } catch (RuntimeException interrupted) {
      if (!closed) {
        throw interrupted;
      }
    }
  }

  /// @return true if nothing is kept any more
  private boolean round() {
    while (true) {
      List<Outgoing.Kept> batch = outgoing.first(author, BATCH);
      if (batch.isEmpty()) {
        return true;
      }
      if (!send(batch)) {
        return false;
      }
    }
  }

  private boolean send(List<Outgoing.Kept> batch) {
    return Boolean.TRUE.equals(
        Flux.fromIterable(batch)
            .flatMapSequential(kept -> publish(kept.event()).map(verdicts -> sent(kept, verdicts)))
            .all(answered -> answered)
            .block());
  }

  private boolean sent(Outgoing.Kept kept, List<RelayVerdict> verdicts) {
    boolean answered = !verdicts.stream().allMatch(Postman::isUnanswered);
    if (answered) {
      outgoing.forget(author, kept);
      if (verdicts.stream().noneMatch(RelayVerdict::isAccepted)) {
        relays.tell(new News.Incident(refusal(kept.event(), verdicts)));
      }
    }
    return answered;
  }

  private static String refusal(Event event, List<RelayVerdict> verdicts) {
    String reasons =
        verdicts.stream()
            .map(RelayVerdict::verdict)
            .filter(Verdict.Refused.class::isInstance)
            .map(verdict -> ((Verdict.Refused) verdict).reason())
            .distinct()
            .collect(Collectors.joining("; "));
    return "event %s, which waited here, was refused: %s".formatted(event.id(), reasons);
  }

  private Mono<List<RelayVerdict>> publish(Event event) {
    return relays.publish(event, patience).collectList();
  }

  private static boolean isUnanswered(RelayVerdict verdict) {
    return verdict.verdict() instanceof Verdict.Unanswered;
  }

  private static boolean isReadiness(News news) {
    return news instanceof News.OfRelay(_, Report report)
        && report.subject() == Report.Subject.READY;
  }
}
