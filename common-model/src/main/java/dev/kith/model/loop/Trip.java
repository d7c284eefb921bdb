package dev.kith.model.loop;

import java.time.Instant;
import java.util.Set;

/// A loop was found, and the circuits between its agents are to be opened.
///
/// @param until in whole seconds
/// @param reason what was found, a sentence without an end
public record Trip(Set<Pair> circuits, Instant until, String reason) implements Finding {}
