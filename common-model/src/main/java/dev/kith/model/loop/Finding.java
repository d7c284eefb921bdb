package dev.kith.model.loop;

/// What is found by looking at messages.
public sealed interface Finding permits Trip, Suspicion {}
