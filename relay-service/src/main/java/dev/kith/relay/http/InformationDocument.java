package dev.kith.relay.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the relay says about itself (NIP-11).
///
/// @param self the key that the relay signs with
/// @param kith what goes beyond NIP-11
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InformationDocument(
    String name,
    String description,
    @Nullable String contact,
    String self,
    @JsonProperty("supported_nips") List<Integer> supportedNips,
    String software,
    String version,
    Limitation limitation,
    Kith kith) {

  /// The limits that the relay enforces, in the units of NIP-11: bytes, seconds, counts.
  public record Limitation(
      @JsonProperty("max_message_length") long maxMessageLength,
      @JsonProperty("max_subscriptions") int maxSubscriptions,
      @JsonProperty("max_limit") int maxLimit,
      @JsonProperty("default_limit") int defaultLimit,
      @JsonProperty("max_subid_length") int maxSubidLength,
      @JsonProperty("max_event_tags") int maxEventTags,
      @JsonProperty("created_at_upper_limit") long createdAtUpperLimit,
      @JsonProperty("auth_required") boolean authRequired,
      @JsonProperty("payment_required") boolean paymentRequired,
      @JsonProperty("restricted_writes") boolean restrictedWrites) {}

  /// @param durable false if PostgreSQL is set so that a crash can lose events that got an `OK`
  /// @param maxFilters most filters of one request
  /// @param maxFilterValues most values in all filters of one request
  public record Kith(
      boolean durable,
      @JsonProperty("max_filters") int maxFilters,
      @JsonProperty("max_filter_values") int maxFilterValues) {}
}
