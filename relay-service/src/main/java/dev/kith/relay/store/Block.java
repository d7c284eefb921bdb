package dev.kith.relay.store;

import dev.kith.relay.access.Blockable;
import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/// What is kept out.
///
/// @param value the id in hex, the number of the kind, or the address
@Table(schema = "relay", name = "block")
public record Block(@Id String value, Blockable what, String reason, Instant since) {}
