package dev.kith.relay.runtime;

import dev.kith.model.event.PublicKey;
import dev.kith.model.message.Reason;
import dev.kith.model.message.Reason.Prefix;
import dev.kith.model.message.SessionOptions;
import dev.kith.relay.access.ReadRules;
import dev.kith.relay.http.MailboxPage;
import dev.kith.relay.http.MailboxState;
import dev.kith.relay.http.Mailboxes;
import dev.kith.relay.http.RefusalProblem;
import dev.kith.relay.http.Truncation;
import dev.kith.relay.ingest.Verdict;
import dev.kith.relay.runtime.Reads.Answer;
import dev.kith.relay.session.Attachment;
import dev.kith.relay.session.FeedInput.Scanned;
import dev.kith.relay.session.LogEntry;
import dev.kith.relay.session.Progress;
import dev.kith.relay.session.ReceiptDue;
import dev.kith.relay.session.SessionId;
import dev.kith.relay.session.SessionLimits;
import dev.kith.servicekit.problem.Problem;
import dev.kith.servicekit.problem.ProblemException;
import dev.kith.servicekit.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// Sessions over HTTP: each request attaches the session, as a socket would, and lets it go again.
final class HttpMailboxes implements Mailboxes {

  private static final int STEP = 500;

  private static final Reason TAKEN_OVER =
      new Reason(Prefix.DUPLICATE, "another request or socket has taken the session over");

  private static final Reason SHARED =
      Reason.unsupported(
          "a shared session is read and acknowledged by its workers, at"
              + " /v1/mailbox/NAME/workers/WORKER");

  private final SessionKeeper sessions;
  private final SessionLimits limits;
  private final ReadRules rules;
  private final Reads reads;
  private final LongPolls polls;
  private final FanOut fanOut;

  HttpMailboxes(
      SessionKeeper sessions,
      SessionLimits limits,
      ReadRules rules,
      Reads reads,
      LongPolls polls,
      FanOut fanOut) {
    this.sessions = sessions;
    this.limits = limits;
    this.rules = rules;
    this.reads = reads;
    this.polls = polls;
    this.fanOut = fanOut;
  }

  @Override
  public Mono<MailboxState> open(
      SessionId session, SessionOptions options, @Nullable String address) {
    Reason refusal = limits.refusal(session.name(), options);
    if (refusal != null) {
      return Mono.error(RefusalProblem.of(refusal));
    }
    return attached(session, sessions.open(session, options, address))
        .flatMap(attachment -> {
          if (!session.isShared()) {
            sessions.holds(attachment, () -> {});
          }
          return sessions
              .detached(attachment, attachment.progress(), false)
              .thenReturn(
                  new MailboxState(
                      session.name(),
                      attachment.resumed(),
                      attachment.progress().cursor(),
                      attachment.head(),
                      attachment.log(),
                      Truncation.of(attachment)));
        });
  }

  @Override
  public Mono<MailboxPage> read(SessionId session, long after, int most, Duration patience) {
    if (session.isShared()) {
      return Mono.error(RefusalProblem.of(SHARED));
    }
    return attached(session, sessions.take(session))
        .flatMap(attachment -> {
          Sinks.Empty<MailboxPage> replaced = Sinks.empty();
          sessions.holds(attachment, () -> replaced.tryEmitError(RefusalProblem.of(TAKEN_OVER)));
          Mono<MailboxPage> page =
              found(attachment, after, Math.min(most, attachment.receiveMax()), patience)
                  .doOnCancel(() -> sessions.detach(attachment, attachment.progress(), false))
                  .doOnError(_ -> sessions.detach(attachment, attachment.progress(), false))
                  .flatMap(scanned -> delivered(attachment, after, scanned));
          return Mono.firstWithSignal(page, replaced.asMono());
        });
  }

  @Override
  public Mono<Long> acknowledge(SessionId session, long position) {
    if (session.isShared()) {
      return Mono.error(RefusalProblem.of(SHARED));
    }
    return sessions
        .find(session)
        .switchIfEmpty(Mono.error(HttpMailboxes::nothingThere))
        .flatMap(attachment -> {
          Progress progress = attachment.progress();
          long target = Math.min(position, progress.delivered());
          return target <= progress.cursor()
              ? Mono.just(progress.cursor())
              : receipts(attachment, progress.cursor(), target)
                  .flatMap(
                      due -> saved(attachment, new Progress(target, progress.delivered()), due));
        });
  }

  @Override
  public Mono<Void> end(SessionId session) {
    return sessions
        .end(session)
        .flatMap(verdict ->
            switch (verdict) {
              case Verdict.Refused(Reason reason) when reason.equals(SessionKeeper.NONE) ->
                  Mono.error(nothingThere());
              case Verdict.Refused(Reason reason) -> Mono.error(RefusalProblem.of(reason));
              case Verdict.Accepted(), Verdict.Duplicate() -> Mono.empty();
            });
  }

  private Mono<Attachment> attached(SessionId session, Mono<SessionKeeper.Outcome> attaching) {
    Reason stranger = rules.refusal(Set.of(session.owner()));
    return stranger == null
        ? attaching.map(HttpMailboxes::attachment)
        : Mono.error(RefusalProblem.of(stranger));
  }

  static Attachment attachment(SessionKeeper.Outcome outcome) {
    return switch (outcome) {
      case SessionKeeper.Outcome.Done(Attachment attachment) -> attachment;
      case SessionKeeper.Outcome.Refused(Reason reason) when reason.equals(SessionKeeper.NONE) ->
          throw nothingThere();
      case SessionKeeper.Outcome.Refused(Reason reason) -> throw RefusalProblem.of(reason);
    };
  }

  static ProblemException nothingThere() {
    return Problem.of(ProblemType.NOT_FOUND, "There is no mailbox of that name; open it with PUT.")
        .exception();
  }

  private Mono<Scanned> found(Attachment attachment, long after, int most, Duration patience) {
    long from = after < 0 ? attachment.progress().cursor() : after;
    Mono<Scanned> scan = toFirst(attachment, from, most);
    Mono<Scanned> patient =
        polls
            .await(
                fanOut,
                attachment.id().owner(),
                attachment.filters(),
                patience,
                scan.map(scanned -> !scanned.entries().isEmpty()))
            .then(scan);
    return scan.flatMap(scanned ->
        scanned.entries().isEmpty() && patience.isPositive() ? patient : Mono.just(scanned));
  }

  /// Looks through the log until there is something or its end.
  private Mono<Scanned> toFirst(Attachment attachment, long from, int most) {
    return scan(attachment, from, most)
        .flatMap(scanned ->
            scanned.entries().isEmpty() && scanned.more()
                ? toFirst(attachment, scanned.through(), most)
                : Mono.just(scanned));
  }

  /// What is delivered can be acknowledged, so it has to be known to be before the answer goes.
  private Mono<MailboxPage> delivered(Attachment attachment, long after, Scanned scanned) {
    Progress before = attachment.progress();
    List<LogEntry> entries = scanned.entries();
    long delivered =
        entries.isEmpty()
            ? before.delivered()
            : Math.max(before.delivered(), entries.getLast().position());
    boolean idle = entries.isEmpty() && after < 0;
    Progress progress = new Progress(idle ? scanned.through() : before.cursor(), delivered);
    List<MailboxPage.Item> items =
        entries.stream()
            .map(entry ->
                new MailboxPage.Item(
                    entry.position(),
                    attachment.mayHaveDelivered(entry.position()),
                    new String(entry.json(), StandardCharsets.UTF_8)))
            .toList();
    return sessions
        .detached(attachment, progress, false)
        .thenReturn(
            new MailboxPage(items, scanned.through(), scanned.more(), Truncation.of(attachment)));
  }

  /// What is due for everything that is acknowledged by going from one position to another.
  private Mono<List<ReceiptDue>> receipts(Attachment attachment, long from, long to) {
    return scan(attachment, from, STEP)
        .flatMap(scanned -> {
          List<ReceiptDue> due =
              scanned.entries().stream()
                  .filter(entry -> entry.position() <= to)
                  .map(LogEntry::receipt)
                  .filter(Objects::nonNull)
                  .toList();
          return scanned.through() >= to || !scanned.more()
              ? Mono.just(due)
              : receipts(attachment, scanned.through(), to)
                  .map(rest -> Stream.concat(due.stream(), rest.stream()).toList());
        });
  }

  /// Runs to its end even if nobody waits any longer: the driver loses memory otherwise. Whether
  /// the owner may read is asked each time, as a request can wait for long.
  private Mono<Scanned> scan(Attachment attachment, long from, int most) {
    PublicKey owner = attachment.id().owner();
    return Mono.defer(
            () -> {
              Reason stranger = rules.refusal(Set.of(owner));
              return stranger == null
                  ? reads.scan(attachment.reader(), attachment.filters(), from, most).cache()
                  : Mono.just(new Answer.Failed<Scanned>(stranger));
            })
        .map(Answer::orProblem);
  }

  private Mono<Long> saved(Attachment attachment, Progress progress, List<ReceiptDue> receipts) {
    return Mono.create(sink ->
        sessions.save(
            attachment,
            progress,
            receipts,
            new ProgressSaver.Outcome() {
              @Override
              public void saved(long cursor) {
                sink.success(cursor);
              }

              @Override
              public void takenOver() {
                sink.error(RefusalProblem.of(TAKEN_OVER));
              }
            }));
  }
}
