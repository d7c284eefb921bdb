package dev.kith.relay.store;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/// A key that may not write.
///
/// @param pubkey in hex
@Table(schema = "relay", name = "ban")
public record Ban(@Id String pubkey, String reason, Instant since) {}
