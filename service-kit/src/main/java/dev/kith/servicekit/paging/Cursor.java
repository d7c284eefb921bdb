package dev.kith.servicekit.paging;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// Where a page ended: the sort key of its last row. Readers see it as an opaque token, so that the
/// order behind a list can change without theirs breaking.
///
/// @param key what the service needs to find the next row, in its own notation
public record Cursor(String key) {

  /// Longest token that is read, in characters.
  public static final int MAX_TOKEN = 512;

  /// The form on the wire: base64 for URLs, without padding (RFC 4648, section 5).
  public String token() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }

  /// Empty if no cursor has that token.
  public static Optional<Cursor> ofToken(String token) {
    if (token.isEmpty() || token.length() > MAX_TOKEN) {
      return Optional.empty();
    }
    try {
      byte[] key = Base64.getUrlDecoder().decode(token);
      return Optional.of(
          new Cursor(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(key)).toString()));
    } catch (IllegalArgumentException | CharacterCodingException foreign) {
      return Optional.empty();
    }
  }
}
