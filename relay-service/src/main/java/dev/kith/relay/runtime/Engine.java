package dev.kith.relay.runtime;

import java.time.InstantSource;

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
    AnswerMeters meters,
    InstantSource clock) {}
