package dev.kith.relay.runtime;

import dev.kith.model.message.Reason;
import dev.kith.model.message.Reason.Prefix;
import dev.kith.relay.access.ReadRules;
import dev.kith.relay.http.MailboxPage;
import dev.kith.relay.http.RefusalProblem;
import dev.kith.relay.http.Truncation;
import dev.kith.relay.http.Workers;
import dev.kith.relay.runtime.SharedPoll.Found;
import dev.kith.relay.session.Attachment;
import dev.kith.relay.session.Claim;
import dev.kith.relay.session.SessionId;
import dev.kith.relay.session.WorkerLease;
import dev.kith.relay.store.ShareStore;
import dev.kith.relay.store.WorkerStore;
import dev.kith.servicekit.logging.LogKeys;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/// Workers of shared sessions over HTTP. A request makes the worker one that waits here; what it
/// gets is the worker's until it is acknowledged or its lease is over, at whatever replica.
final class HttpWorkers implements Workers {

  private static final Logger LOG = LoggerFactory.getLogger(HttpWorkers.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private static final Reason NO_WORKER =
      new Reason(Prefix.DUPLICATE, "the worker has nothing: its lease was over or it left");

  private final SessionKeeper sessions;
  private final ShareStore shares;
  private final WorkerStore workers;
  private final ReadRules rules;
  private final LongPolls polls;
  private final FanOut fanOut;

  HttpWorkers(
      SessionKeeper sessions,
      ShareStore shares,
      WorkerStore workers,
      ReadRules rules,
      LongPolls polls,
      FanOut fanOut) {
    this.sessions = sessions;
    this.shares = shares;
    this.workers = workers;
    this.rules = rules;
    this.polls = polls;
    this.fanOut = fanOut;
  }

  @Override
  public Mono<MailboxPage> read(SessionId session, WorkerLease lease, int most, Duration patience) {
    return Mono.defer(() -> {
      checkReader(session);
      return sessions
          .take(session, lease, patience)
          .map(HttpMailboxes::attachment)
          .flatMap(attachment -> {
            int limit = Math.min(most, attachment.receiveMax());
            return available(session, shares.held(session, attachment.number(), limit))
                .flatMap(held -> page(attachment, held, limit, patience));
          });
    });
  }

  @Override
  public Mono<Long> acknowledge(SessionId session, String worker, long position) {
    return available(session, shares.settle(session, worker, position))
        .switchIfEmpty(Mono.error(() -> RefusalProblem.of(NO_WORKER)));
  }

  @Override
  public Mono<Void> leave(SessionId session, String worker) {
    return available(session, workers.leave(session, worker))
        .flatMap(there ->
            there
                ? Mono.fromRunnable(() -> sessions.released(session))
                : Mono.error(HttpMailboxes::nothingThere));
  }

  private Mono<MailboxPage> page(
      Attachment attachment, List<Claim> held, int limit, Duration patience) {
    Mono<Found> found =
        held.size() == limit
            ? Mono.just(new Found(List.of(), attachment.progress().delivered(), true))
            : polled(attachment, held, limit - held.size(), patience);
    return found.map(more -> {
      checkReader(attachment.id());
      return new MailboxPage(
          Stream.concat(held.stream(), more.claims().stream()).map(HttpWorkers::item).toList(),
          more.through(),
          more.more(),
          Truncation.of(attachment));
    });
  }

  /// Whoever asks no longer leaves what it got meanwhile to its lease.
  private Mono<Found> polled(Attachment attachment, List<Claim> held, int most, Duration patience) {
    SharedPoll poll = new SharedPoll(sessions, attachment, most, held.size());
    return poll.now()
        .timeout(TIMEOUT, Mono.error(() -> RefusalProblem.of(SessionKeeper.UNAVAILABLE)))
        .flatMap(found ->
            held.isEmpty() && found.claims().isEmpty() && patience.isPositive()
                ? polls.listening(
                    fanOut,
                    attachment.id().owner(),
                    attachment.filters(),
                    poll::come,
                    poll.later().timeout(patience, Mono.just(found)))
                : Mono.just(found))
        .flatMap(found ->
            sessions
                .paused(attachment, held.isEmpty() && found.claims().isEmpty())
                .thenReturn(found))
        .doOnError(_ -> sessions.paused(attachment, true).subscribe())
        .doOnCancel(() -> sessions.paused(attachment, true).subscribe());
  }

  private void checkReader(SessionId session) {
    Reason stranger = rules.refusal(Set.of(session.owner()));
    if (stranger != null) {
      throw RefusalProblem.of(stranger);
    }
  }

  /// Runs to its end even if nobody waits any longer: the driver loses memory otherwise.
  private static <T> Mono<T> available(SessionId session, Mono<T> work) {
    return work.timeout(TIMEOUT)
        .onErrorMap(fault -> {
          LOG.atError()
              .addKeyValue(LogKeys.AGENT, session.owner().hex())
              .addKeyValue(LogKeys.SESSION, session.name())
              .log("a shared session could not be reached: {}", fault.toString());
          return RefusalProblem.of(SessionKeeper.UNAVAILABLE);
        })
        .cache();
  }

  private static MailboxPage.Item item(Claim claim) {
    return new MailboxPage.Item(
        claim.entry().position(),
        claim.again(),
        new String(claim.entry().json(), StandardCharsets.UTF_8));
  }
}
