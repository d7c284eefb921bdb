package dev.kith.relay.http;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a session delivers to one request.
///
/// @param position all up to there is delivered
/// @param more true if there is more behind it
/// @param truncated what retention took before the session got there
public record MailboxPage(
    List<Item> events, long position, boolean more, @Nullable Truncation truncated) {

  /// @param again it may have been delivered before
  /// @param event as its author signed it
  public record Item(
      long position,
      boolean again,
      @JsonRawValue @Schema(type = "object", description = "a signed event (NIP-01)")
          String event) {}
}
