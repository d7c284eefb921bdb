package dev.kith.relay.http;

import org.jspecify.annotations.Nullable;

/// How a session is.
///
/// @param resumed false if it is new
/// @param cursor all up to there is acknowledged, or was not for it
/// @param head the newest position of the log
/// @param log the log's name; after another one positions start over
/// @param truncated what retention took before the session got there
public record MailboxState(
    String name,
    boolean resumed,
    long cursor,
    long head,
    String log,
    @Nullable Truncation truncated) {}
