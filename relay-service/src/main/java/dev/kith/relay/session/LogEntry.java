package dev.kith.relay.session;

import org.jspecify.annotations.Nullable;

/// An event of the log as it is delivered to one recipient.
///
/// @param json the event as it came
/// @param receipt what is due to its author once it is acknowledged
@SuppressWarnings("ArrayRecordComponent")
public record LogEntry(long position, byte[] json, @Nullable ReceiptDue receipt) {}
