package dev.kith.relay.http;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the relay says about itself (NIP-11).
///
/// @param self the key that the relay signs with
/// @param kith what goes beyond NIP-11
public record InformationDocument(
    String name,
    String description,
    @Nullable String contact,
    @Nullable String icon,
    String self,
    List<Integer> supportedNips,
    List<String> supportedExtensions,
    String software,
    String version,
    Limitation limitation,
    Kith kith) {

  /// The same with other words; null leaves what it says.
  public InformationDocument with(
      @Nullable String newName, @Nullable String newDescription, @Nullable String newIcon) {
    return new InformationDocument(
        Objects.requireNonNullElse(newName, name),
        Objects.requireNonNullElse(newDescription, description),
        contact,
        newIcon == null ? icon : newIcon,
        self,
        supportedNips,
        supportedExtensions,
        software,
        version,
        limitation,
        kith);
  }

  /// The limits that the relay enforces, in the units of NIP-11: bytes, seconds, counts.
  public record Limitation(
      long maxMessageLength,
      int maxSubscriptions,
      int maxLimit,
      int defaultLimit,
      int maxSubidLength,
      int maxEventTags,
      @Nullable Integer minPowDifficulty,
      long createdAtUpperLimit,
      boolean authRequired,
      boolean paymentRequired,
      boolean restrictedWrites) {}

  /// @param durable false if PostgreSQL is set so that a crash can lose events that got an `OK`
  /// @param maxFilters most filters of one request
  /// @param maxFilterValues most values in all filters of one request
  public record Kith(boolean durable, int maxFilters, int maxFilterValues) {}
}
