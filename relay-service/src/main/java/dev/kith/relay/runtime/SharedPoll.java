package dev.kith.relay.runtime;

import dev.kith.model.message.Reason;
import dev.kith.model.message.Reason.Prefix;
import dev.kith.relay.http.RefusalProblem;
import dev.kith.relay.session.Attachment;
import dev.kith.relay.session.Claim;
import dev.kith.relay.session.Demand;
import dev.kith.relay.session.FeedInput.Claimed;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// What one request of a worker gets of a shared session. It competes like a worker on a socket,
/// until it has as much as it asked for, or something and there is no more.
final class SharedPoll implements Shares.Worker {

  private static final Reason GONE =
      new Reason(
          Prefix.DUPLICATE,
          "a newer request of the worker has taken its place, or its lease was over");

  /// @param through up to where the log was looked through for all workers together
  /// @param more true if there may be more
  record Found(List<Claim> claims, long through, boolean more) {}

  private final SessionKeeper sessions;
  private final Attachment attachment;
  private final int most;
  private final int held;
  private final List<Claim> got = new ArrayList<>();
  private final Sinks.One<Found> first = Sinks.one();
  private final Sinks.One<Found> next = Sinks.one();
  private volatile boolean waits;

  /// @param most that it may get
  /// @param held so many it has already
  SharedPoll(SessionKeeper sessions, Attachment attachment, int most, int held) {
    this.sessions = sessions;
    this.attachment = attachment;
    this.most = most;
    this.held = held;
  }

  /// What there is now, perhaps nothing.
  Mono<Found> now() {
    return Mono.defer(() -> {
      sessions.works(attachment, this);
      want(most, 0, true);
      return first.asMono();
    });
  }

  /// What comes, after there was nothing; never nothing.
  Mono<Found> later() {
    return Mono.defer(() -> {
      waits = true;
      want(most, 0, true);
      return next.asMono();
    });
  }

  /// Something was appended for the session.
  void come(long position) {
    if (waits) {
      want(most, position, false);
    }
  }

  @Override
  public void claimed(Claimed claimed) {
    got.addAll(claimed.claims());
    int room = most - got.size();
    if (room > 0 && (claimed.more() || (waits && got.isEmpty()))) {
      want(room, claimed.through(), claimed.more());
      return;
    }
    Sinks.One<Found> asked = waits ? next : first;
    // Before the answer: who gets it may wait for the next at once.
    waits = false;
    asked.tryEmitValue(new Found(List.copyOf(got), claimed.through(), claimed.more()));
  }

  @Override
  public void settled(long position) {
    // Requests acknowledge by themselves.
  }

  @Override
  public void lost() {
    fail(RefusalProblem.of(GONE));
  }

  @Override
  public void ended() {
    fail(HttpMailboxes.nothingThere());
  }

  private void fail(RuntimeException problem) {
    first.tryEmitError(problem);
    next.tryEmitError(problem);
  }

  private void want(int room, long known, boolean look) {
    sessions.want(attachment, new Demand(room, held, known, look));
  }
}
