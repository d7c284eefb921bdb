package dev.kith.relay.http;

import dev.kith.model.event.PublicKey;
import java.time.Instant;

/// A name that is taken.
public record NameEntry(String name, PublicKey key, Instant since) {}
