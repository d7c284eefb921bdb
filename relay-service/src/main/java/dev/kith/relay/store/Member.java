package dev.kith.relay.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/// A key that may write.
///
/// @param pubkey in hex
/// @param invite the code it came with, or null if an operator let it in
@Table(schema = "relay", name = "member")
public record Member(@Id String pubkey, Instant since, @Nullable String invite) {}
