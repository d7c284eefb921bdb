package dev.kith.relay.conformance.kit;

import dev.kith.model.event.Bytes32;
import dev.kith.model.event.EventId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/// An event whose parts are literal JSON: hashed and sent as they stand here, without any codec
/// that the relay may share, so that the id is right even where the JSON is wrong.
///
/// @param content between the quotes as it is hashed
/// @param contentAsSent between the quotes as it is sent
public record Literal(
    Author author,
    String createdAt,
    String kind,
    String tags,
    String content,
    String contentAsSent) {

  public static Literal by(Author author) {
    String now = Long.toString(Instant.now().getEpochSecond());
    return new Literal(author, now, "1", "[]", "", "");
  }

  public Literal createdAt(String json) {
    return new Literal(author, json, kind, tags, content, contentAsSent);
  }

  public Literal kind(String json) {
    return new Literal(author, createdAt, json, tags, content, contentAsSent);
  }

  public Literal tags(String json) {
    return new Literal(author, createdAt, kind, json, content, contentAsSent);
  }

  public Literal content(String text) {
    return contentHashedAs(text, text);
  }

  /// Content that is escaped differently in the canonical form and on the wire.
  public Literal contentHashedAs(String canonical, String sent) {
    return new Literal(author, createdAt, kind, tags, canonical, sent);
  }

  public Signed sign() {
    String canonical =
        "[0,\"%s\",%s,%s,%s,\"%s\"]".formatted(author, createdAt, kind, tags, content);
    EventId id = new EventId(Bytes32.of(sha256(canonical)));
    String json =
        "{\"id\":\"%s\",\"pubkey\":\"%s\",\"created_at\":%s,\"kind\":%s,\"tags\":%s,\"content\":\"%s\",\"sig\":\"%s\"}"
            .formatted(id, author, createdAt, kind, tags, contentAsSent, author.sign(id));
    return new Signed(id.hex(), Instant.now().getEpochSecond(), json);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java platform has SHA-256", impossible);
    }
  }
}
