package dev.kith.relay.runtime;

import dev.kith.model.event.PublicKey;
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
import dev.kith.relay.store.SessionQuota;
import dev.kith.relay.store.SessionStore;
import dev.kith.relay.store.WorkerStore;
import dev.kith.servicekit.logging.LogKeys;
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
  private final Origins origins;
  private final RelayProperties.Sessions limits;

  SessionKeeper(
      SessionStore store,
      ProgressSaver saver,
      AttachedHere attachedHere,
      WorkerStore workerStore,
      Shares shares,
      Keepers keepers,
      Origins origins,
      RelayProperties.Sessions limits) {
    this.store = store;
    this.saver = saver;
    this.attachedHere = attachedHere;
    this.workerStore = workerStore;
    this.shares = shares;
    this.keepers = keepers;
    this.origins = origins;
    this.limits = limits;
  }

  /// What became of an attempt to attach a session.
  sealed interface Outcome {
    record Done(Attachment attachment) implements Outcome {}

    record Refused(Reason reason) implements Outcome {}
  }

  /// Opens a session, or resumes it with these options.
  ///
  /// @param address of the client, or null if it is on this machine
  Mono<Outcome> open(SessionId session, SessionOptions options, @Nullable String address) {
    String origin = limits.perAddress() == 0 ? "" : origins.of(address, session.owner());
    SessionQuota quota = new SessionQuota(limits.perKey(), origin, limits.perAddress());
    return attached(
        session, store.open(session, options, quota), tooMany(session.owner()), this::join);
  }

  /// Takes an existing session as it is.
  Mono<Outcome> take(SessionId session) {
    return attached(session, store.take(session), Mono.just(NONE), this::join);
  }

  /// Takes a shared session as it is for a request of a worker.
  ///
  /// @param patience how long the request may wait
  Mono<Outcome> take(SessionId session, WorkerLease lease, Duration patience) {
    int seconds = (int) patience.toSeconds();
    return attached(
        session,
        store.take(session),
        Mono.just(NONE),
        attachment -> workerStore.join(attachment, lease, seconds, limits.workers()));
  }

  private Mono<Outcome> attached(
      SessionId session,
      Mono<Attachment> attaching,
      Mono<Reason> whyNot,
      Function<Attachment, Mono<Boolean>> join) {
    return attaching
        .timeout(TIMEOUT)
        .doOnNext(keepers::attached)
        .<Outcome>flatMap(attachment ->
            join.apply(attachment)
                .timeout(TIMEOUT)
                .map(joined ->
                    joined ? new Outcome.Done(attachment) : new Outcome.Refused(tooManyWorkers())))
        .switchIfEmpty(whyNot.map(Outcome.Refused::new))
        .onErrorResume(fault -> {
          log(session, "attached", fault);
          return Mono.just(new Outcome.Refused(UNAVAILABLE));
        });
  }

  private Mono<Boolean> join(Attachment attachment) {
    return attachment.id().isShared()
        ? workerStore.join(attachment, limits.workers())
        : Mono.just(true);
  }

  /// Why the key opens no further session.
  private Mono<Reason> tooMany(PublicKey owner) {
    return store
        .count(owner)
        .timeout(TIMEOUT)
        .map(sessions ->
            new Reason(
                Prefix.RATE_LIMITED,
                sessions >= limits.perKey()
                    ? "at most " + limits.perKey() + " sessions of one key"
                    : "at most "
                        + limits.perAddress()
                        + " sessions of one address whose keys are not members"));
  }

  private Reason tooManyWorkers() {
    return new Reason(
        Prefix.RATE_LIMITED, "at most " + limits.workers() + " workers of one session");
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
    return idle ? workerStore.rest(attachment).timeout(TIMEOUT).onErrorComplete() : Mono.empty();
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
          log(session, "found", fault);
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
          log(attachment.id(), "detached", fault);
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
          log(session, "ended", fault);
          return Mono.just(new Verdict.Refused(UNAVAILABLE));
        });
  }

  private static void log(SessionId session, String undone, Throwable fault) {
    LOG.atError()
        .addKeyValue(LogKeys.AGENT, session.owner().hex())
        .addKeyValue(LogKeys.SESSION, session.name())
        .log("a session could not be {}: {}", undone, fault.toString());
  }
}
