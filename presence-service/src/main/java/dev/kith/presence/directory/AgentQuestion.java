package dev.kith.presence.directory;

import dev.kith.presence.agents.Reachability;
import dev.kith.presence.agents.Status;
import org.jspecify.annotations.Nullable;

/// Which agents are wanted: all conditions that are not null must hold.
///
/// @param capability one that the agent has, or the beginning of one up to a `/`
/// @param status that it declares now
/// @param state that is observed of it
/// @param text words that its name, description or capabilities must hold
public record AgentQuestion(
    @Nullable String capability,
    @Nullable Status status,
    @Nullable Reachability state,
    @Nullable String text) {}
