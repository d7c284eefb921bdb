package dev.kith.wake.http;

/// What of a budget is used today, in UTC.
///
/// @param of `urgent` and `normal` wakes by senders that the agent knows, or those by `strangers`
public record BudgetEntry(String of, int used, int most) {}
