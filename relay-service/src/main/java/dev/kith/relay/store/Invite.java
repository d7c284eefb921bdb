package dev.kith.relay.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Transient;
import org.springframework.data.domain.Persistable;
import org.springframework.data.relational.core.mapping.Table;

/// A code by which keys become members.
///
/// @param madeBy the key that asked for it by a request, in hex, or null if an operator made it
@Table(schema = "relay", name = "invite")
public record Invite(
    @Id String code,
    int usesLeft,
    @Nullable Instant expiresAt,
    Instant madeAt,
    @Nullable String madeBy)
    implements Persistable<String> {

  @Override
  @Transient
  public String getId() {
    return code;
  }

  /// An invite is written once; that it is used is no matter of this record.
  @Override
  @Transient
  public boolean isNew() {
    return true;
  }
}
