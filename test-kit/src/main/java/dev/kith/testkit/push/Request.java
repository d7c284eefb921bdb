package dev.kith.testkit.push;

import java.util.Map;

/// What a client has sent.
///
/// @param headers by their names in lower case
@SuppressWarnings("ArrayRecordComponent")
public record Request(String method, String path, Map<String, String> headers, byte[] body) {

  /// The header of that name, or an empty text.
  public String header(String name) {
    return headers.getOrDefault(name, "");
  }
}
