package dev.kith.presence.wire;

/// What a datagram turned out to be: a [SealedFrame], or [Unreadable]. Reading throws nothing,
/// whatever the bytes.
public sealed interface ReadFrame permits SealedFrame, Unreadable {}
