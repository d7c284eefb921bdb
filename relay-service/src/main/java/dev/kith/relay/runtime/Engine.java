package dev.kith.relay.runtime;

import dev.kith.model.event.WireEvent;
import dev.kith.model.message.Reason.Prefix;
import dev.kith.relay.ingest.Verdict;
import java.time.InstantSource;
import java.util.function.Consumer;

/// The parts that all clients are served by.
record Engine(
    SignatureChecks signatureChecks,
    Batcher batcher,
    FanOut fanOut,
    Reads reads,
    ReadAhead readAhead,
    SessionKeeper sessions,
    Keepers keepers,
    Reconciler reconciler,
    MembershipDesk membership,
    Links links,
    ProbeAnswers probes,
    AnswerMeters meters,
    InstantSource clock) {

  static final Verdict.Refused BUSY =
      Verdict.refused(Prefix.RATE_LIMITED, "the relay is busy, try again later");

  /// Stores an event.
  void store(WireEvent event, Consumer<Verdict> answer) {
    if (!batcher.offer(event, answer)) {
      answer.accept(BUSY);
    }
  }

  /// Hands an ephemeral event on, and stores it if somebody's session keeps such.
  void broadcast(WireEvent event, Consumer<Verdict> answer) {
    probes.came(event.event());
    if (keepers.keep(event.event())) {
      store(event, answer);
    } else {
      fanOut.broadcast(event, () -> answer.accept(Verdict.accepted()));
    }
  }
}
