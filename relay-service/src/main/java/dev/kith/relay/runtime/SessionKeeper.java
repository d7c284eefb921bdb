package dev.kith.relay.runtime;

import dev.kith.model.message.Reason;
import dev.kith.model.message.Reason.Prefix;
import dev.kith.model.message.SessionOptions;
import dev.kith.relay.http.RefusalProblem;
import dev.kith.relay.ingest.Verdict;
import dev.kith.relay.session.Attachment;
import dev.kith.relay.session.Demand;
import dev.kith.relay.session.Progress;
import dev.kith.relay.session.ReceiptDue;
import dev.kith.relay.session.SessionId;
import dev.kith.relay.session.WorkerLease;
import dev.kith.relay.store.SessionStore;
import dev.kith.relay.store.WorkerStore;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/// Attaches sessions to the connections of this replica and detaches them.
final class SessionKeeper {

  private static final Logger LOG = LoggerFactory.getLogger(SessionKeeper.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /// How long a detachment is tried while the database is away: a replica that cannot write for
  /// longer counts as dead anyway.
  private static final Retry PATIENTLY = Retry.backoff(6, Duration.ofSeconds(1));

  static final Reason UNAVAILABLE =
      new Reason(Prefix.ERROR, "sessions cannot be reached now, try again later");

  static final Reason NONE = Reason.invalid("there is no session of that name: open it first");

  private final SessionStore store;
  private final ProgressSaver saver;
  private final AttachedHere attachedHere;
  private final WorkerStore workerStore;
  private final Shares shares;
  private final Keepers keepers;
  private final int perKey;
  private final int workers;

  /// @param perKey most sessions of one key
  /// @param workers most workers of one shared session
  SessionKeeper(
      SessionStore store,
      ProgressSaver saver,
      AttachedHere attachedHere,
      WorkerStore workerStore,
      Shares shares,
      Keepers keepers,
      int perKey,
      int workers) {
    this.store = store;
    this.saver = saver;
    this.attachedHere = attachedHere;
    this.workerStore = workerStore;
    this.shares = shares;
    this.keepers = keepers;
    this.perKey = perKey;
    this.workers = workers;
  }

  /// What became of an attempt to attach a session.
  sealed interface Outcome {
    record Done(Attachment attachment) implements Outcome {}

    record Refused(Reason reason) implements Outcome {}
  }

  /// @param options null to take an existing session as it is
  Mono<Outcome> attach(SessionId session, @Nullable SessionOptions options) {
    return attach(
        session,
        options,
        attachment ->
            session.isShared() ? workerStore.join(attachment, workers) : Mono.just(true));
  }

  /// Takes a shared session as it is for a request of a worker.
  ///
  /// @param patience how long the request may wait
  Mono<Outcome> attach(SessionId session, WorkerLease lease, Duration patience) {
    int seconds = (int) patience.toSeconds();
    return attach(
        session, null, attachment -> workerStore.join(attachment, lease, seconds, workers));
  }

  private Mono<Outcome> attach(
      SessionId session,
      @Nullable SessionOptions options,
      Function<Attachment, Mono<Boolean>> join) {
    Mono<Attachment> attached =
        options == null ? store.take(session) : store.open(session, options, perKey);
    Reason none =
        options == null
            ? NONE
            : new Reason(Prefix.RATE_LIMITED, "at most " + perKey + " sessions of one key");
    return attached
        .timeout(TIMEOUT)
        .doOnNext(keepers::attached)
        .flatMap(attachment ->
            join.apply(attachment)
                .timeout(TIMEOUT)
                .map(joined ->
                    joined ? new Outcome.Done(attachment) : new Outcome.Refused(tooManyWorkers())))
        .defaultIfEmpty(new Outcome.Refused(none))
        .onErrorResume(fault -> {
          LOG.error("a session could not be attached: {}", fault.toString());
          return Mono.just(new Outcome.Refused(UNAVAILABLE));
        });
  }

  private Reason tooManyWorkers() {
    return new Reason(Prefix.RATE_LIMITED, "at most " + workers + " workers of one session");
  }

  /// The connection, or request, is a worker of the shared session from now on.
  void works(Attachment attachment, Shares.Worker worker) {
    shares.joined(attachment, worker);
  }

  void want(Attachment attachment, Demand demand) {
    shares.wanted(attachment, demand);
  }

  /// A request of a worker is over: what the worker has stays its own until its lease is over.
  ///
  /// @param idle true if the worker has nothing
  /// @return never fails: a worker that cannot be forgotten now lapses
  Mono<Void> paused(Attachment attachment, boolean idle) {
    shares.left(attachment);
    return idle
        ? workerStore.rest(attachment).timeout(TIMEOUT).onErrorComplete()
        : Mono.empty();
  }

  /// A worker has left something behind.
  void released(SessionId session) {
    shares.released(session);
  }

  void settle(Attachment attachment, long position) {
    shares.settle(attachment, position);
  }

  /// The connection has the session from now on.
  ///
  /// @param replaced called once when another attachment takes over
  void holds(Attachment attachment, Runnable replaced) {
    attachedHere.attached(attachment.id(), attachment.number(), replaced);
  }

  /// The session as it is, whoever is attached to it; empty if there is none.
  Mono<Attachment> find(SessionId session) {
    return store
        .find(session)
        .timeout(TIMEOUT)
        .onErrorMap(fault -> {
          LOG.error("a session could not be found: {}", fault.toString());
          return RefusalProblem.of(UNAVAILABLE);
        });
  }

  void save(
      Attachment attachment,
      Progress progress,
      List<ReceiptDue> receipts,
      ProgressSaver.Outcome outcome) {
    saver.save(attachment, progress, receipts, outcome);
  }

  void detach(Attachment attachment, Progress progress, boolean lost) {
    detached(attachment, progress, lost).subscribe();
  }

  /// @return completes when that is durable; never fails
  Mono<Void> detached(Attachment attachment, Progress progress, boolean lost) {
    return Mono.defer(
            () -> {
              if (attachment.id().isShared()) {
                shares.left(attachment);
                return workerStore
                    .leave(attachment)
                    .timeout(TIMEOUT)
                    .doOnSuccess(_ -> shares.released(attachment.id()));
              }
              attachedHere.detached(attachment.id(), attachment.number());
              return store.detach(attachment, progress, lost).timeout(TIMEOUT);
            })
        .retryWhen(PATIENTLY)
        .onErrorResume(fault -> {
          LOG.error("a session could not be detached: {}", fault.toString());
          return Mono.empty();
        });
  }

  Mono<Verdict> end(SessionId session) {
    return store
        .end(session)
        .timeout(TIMEOUT)
        .doOnNext(_ -> {
          attachedHere.ended(session);
          shares.ended(session);
        })
        .map(ended -> ended ? Verdict.accepted() : new Verdict.Refused(NONE))
        .onErrorResume(fault -> {
          LOG.error("a session could not be ended: {}", fault.toString());
          return Mono.just(new Verdict.Refused(UNAVAILABLE));
        });
  }
}
