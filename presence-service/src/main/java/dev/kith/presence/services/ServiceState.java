package dev.kith.presence.services;

import dev.kith.presence.agents.Reachability;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a service stands.
///
/// @param state null until something has been concluded
/// @param since when it came into that state, or when it was begun to ask it
public record ServiceState(Service service, @Nullable Reachability state, Instant since) {}
