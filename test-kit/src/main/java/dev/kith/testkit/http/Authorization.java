package dev.kith.testkit.http;

import dev.kith.model.crypto.KeyPair;
import dev.kith.model.event.Bytes32;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventDraft;
import dev.kith.model.event.Kind;
import dev.kith.model.event.Tag;
import dev.kith.model.wire.EventWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// The event that authorizes a request, right at first and then bent by a test.
public record Authorization(long createdAt, int kind, List<Tag> tags, String content) {

  private static final AtomicLong NONCE = new AtomicLong();

  /// Right for a request without a body, and different from all others of the same second.
  public static Authorization of(String method, String url, Instant now) {
    return new Authorization(
        now.getEpochSecond(),
        Kind.HTTP_AUTH,
        List.of(
            Tag.of("u", url),
            Tag.of("method", method),
            Tag.of("nonce", Long.toString(NONCE.incrementAndGet()))),
        "");
  }

  public Authorization withBody(byte[] body) {
    return with(Tag.of("payload", sha256(body)));
  }

  public Authorization with(Tag tag) {
    return new Authorization(
        createdAt, kind, Stream.concat(tags.stream(), Stream.of(tag)).toList(), content);
  }

  public Authorization without(String name) {
    return new Authorization(
        createdAt, kind, tags.stream().filter(tag -> !tag.name().equals(name)).toList(), content);
  }

  public Authorization withKind(int other) {
    return new Authorization(createdAt, other, tags, content);
  }

  public Authorization withContent(String other) {
    return new Authorization(createdAt, kind, tags, other);
  }

  public Authorization later(long seconds) {
    return new Authorization(createdAt + seconds, kind, tags, content);
  }

  public Event signedBy(KeyPair author) {
    return Keys.sign(new EventDraft(createdAt, kind, tags, content), author);
  }

  /// The value of the header.
  public String headerBy(KeyPair author) {
    return header(signedBy(author), UnaryOperator.identity());
  }

  /// @param bend changes the JSON after it was signed
  public static String header(Event event, UnaryOperator<String> bend) {
    String json = new String(EventWriter.json(event), StandardCharsets.UTF_8);
    return "Nostr "
        + Base64.getEncoder().encodeToString(bend.apply(json).getBytes(StandardCharsets.UTF_8));
  }

  public static String sha256(byte[] bytes) {
    try {
      return Bytes32.of(MessageDigest.getInstance("SHA-256").digest(bytes)).hex();
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
