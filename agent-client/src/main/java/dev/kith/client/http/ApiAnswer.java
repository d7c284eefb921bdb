package dev.kith.client.http;

import dev.kith.client.connection.Verdict;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// What came of a request.
///
/// @param body what the service answered; empty if there was no answer
public record ApiAnswer(Verdict verdict, String body) {

  /// A property of the body that is a text, or null.
  public @Nullable String text(String property) {
    return JsonText.at(body.getBytes(StandardCharsets.UTF_8), property);
  }
}
