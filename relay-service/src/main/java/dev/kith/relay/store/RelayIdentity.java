package dev.kith.relay.store;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Transient;
import org.springframework.data.domain.Persistable;
import org.springframework.data.relational.core.mapping.Table;

/// The key pair that the replicas of this relay share, as lowercase hex.
@Table(schema = "relay", name = "identity")
public record RelayIdentity(@Id String pubkey, String secret, Instant createdAt)
    implements Persistable<String> {

  @Override
  @Transient
  public String getId() {
    return pubkey;
  }

  /// An identity is written once and never changed.
  @Override
  @Transient
  public boolean isNew() {
    return true;
  }

  @Override
  public String toString() {
    return "RelayIdentity[" + pubkey + "]";
  }
}
