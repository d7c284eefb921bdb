package dev.kith.relay.store;

import java.util.List;

/// Stored events in order, as many as fit a budget of bytes, and where the others are.
///
/// @param events their JSON
/// @param remaining positions of those that did not fit, in order
public record Page(List<byte[]> events, List<Long> remaining) {

  public static final Page EMPTY = new Page(List.of(), List.of());
}
