package dev.kith.client.http;

import dev.kith.client.connection.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of a request.
///
/// @param body what the service answered; empty if there was no answer
public record ApiAnswer(Verdict verdict, String body) {

  /// The JSON of each element of a property of the body that is an array; empty if it is none.
  public List<String> elements(String property) {
    return JsonText.elements(body.getBytes(StandardCharsets.UTF_8), property);
  }

  /// The entries of a page, or the body where it is none; nothing if there is no body.
  public List<String> entries() {
    return body.isEmpty() || JsonText.has(body.getBytes(StandardCharsets.UTF_8), "items")
        ? elements("items")
        : List.of(body);
  }

  /// A property of the body that is a text, or null.
  public @Nullable String text(String property) {
    return JsonText.at(body.getBytes(StandardCharsets.UTF_8), property);
  }
}
