package dev.kith.client.runtime;

import dev.kith.model.crypto.KeyPair;
import dev.kith.model.event.Bytes32;
import dev.kith.model.event.EventDraft;
import dev.kith.model.event.Kind;
import dev.kith.model.event.Tag;
import dev.kith.model.wire.EventWriter;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Signs HTTP requests (NIP-98).
public final class AuthorizationHeader {

  private AuthorizationHeader() {}

  /// The value of the header `Authorization`, good for one request within a minute.
  ///
  /// @param url all of it, with the query
  /// @param body what the request sends, null if it has no body
  public static String of(
      String method, URI url, byte @Nullable [] body, KeyPair key, Signer signer, Instant now) {
    List<Tag> tags = new ArrayList<>();
    tags.add(Tag.of("u", url.toString()));
    tags.add(Tag.of("method", method.toUpperCase(Locale.ROOT)));
    if (body != null) {
      tags.add(Tag.of("payload", sha256(body)));
    }
    // Two alike requests within a second would otherwise be one event, and the second a replay.
    tags.add(Tag.of("nonce", signer.random32().hex()));
    EventDraft draft = new EventDraft(now.getEpochSecond(), Kind.HTTP_AUTH, tags, "");
    byte[] event = EventWriter.json(signer.sign(draft, key));
    return "Nostr " + Base64.getEncoder().encodeToString(event);
  }

  private static String sha256(byte[] bytes) {
    try {
      return Bytes32.of(MessageDigest.getInstance("SHA-256").digest(bytes)).hex();
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java platform has SHA-256", impossible);
    }
  }
}
