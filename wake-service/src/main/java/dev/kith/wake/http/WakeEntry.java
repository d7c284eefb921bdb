package dev.kith.wake.http;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/// One thing that has happened to an agent's wakes.
///
/// @param number rises with time
/// @param what `sent`, `reached`, `unanswered`, `deferred`, `not-woken`, `parked`, `expired`,
///   `demoted`, `restored`, `token-forgotten`, `suspected` or `misconfigured`
/// @param detail which wake or session, and why
public record WakeEntry(long number, Instant at, String what, JsonNode detail) {}
