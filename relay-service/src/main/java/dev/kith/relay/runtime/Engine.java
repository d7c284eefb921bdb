package dev.kith.relay.runtime;

import java.time.InstantSource;

/// The parts that all clients are served by.
record Engine(
    SignatureChecks signatureChecks,
    Batcher batcher,
    FanOut fanOut,
    Reads reads,
    SessionKeeper sessions,
    Keepers keepers,
    Reconciler reconciler,
    MembershipDesk membership,
    Links links,
    AnswerMeters meters,
    InstantSource clock) {}
