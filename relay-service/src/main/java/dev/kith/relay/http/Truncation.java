package dev.kith.relay.http;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.kith.relay.session.Attachment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Between which positions, both inclusive, retention took events before the session got there.
public record Truncation(@JsonValue List<Long> positions) {

  /// Null if nothing is missing.
  public static @Nullable Truncation of(Attachment attachment) {
    var missing = attachment.missing();
    return missing == null ? null : new Truncation(List.of(missing.from(), missing.to()));
  }
}
