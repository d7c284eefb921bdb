package dev.kith.model.event;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/// The bytes whose SHA-256 is an event's id (NIP-01).
///
/// NIP-01 names seven escapes and says that all other characters stand for themselves, yet the
/// common libraries hash the other control characters as lowercase four-digit `u` escapes. Both
/// forms exist in the wild, so both are accepted: the widespread one is tried first. DEL (0x7F) is
/// no control character for this purpose and is always verbatim.
public final class CanonicalJson {

  /// How the control characters that NIP-01 does not name are written.
  public enum ControlCharacters {
    /// A backslash, `u` and four lowercase hex digits, as nostr-tools, rust-nostr and go-nostr do.
    ESCAPED,
    /// As the byte itself, as NIP-01 literally says.
    VERBATIM
  }

  private CanonicalJson() {}

  /// The id under the widespread convention, which is the one to publish with.
  ///
  /// @throws IllegalArgumentException if a string holds a lone surrogate, which has no UTF-8 form
  public static EventId id(
      PublicKey pubkey, long createdAt, int kind, List<Tag> tags, String content) {
    return hash(bytes(pubkey, createdAt, kind, tags, content, ControlCharacters.ESCAPED));
  }

  /// True if the event's id is the hash of its canonical form under either convention.
  public static boolean hasRightId(Event event) {
    return hasRightId(Rumor.of(event));
  }

  /// As [#hasRightId(Event)]; the signature has no part in it.
  public static boolean hasRightId(Rumor rumor) {
    return hashOf(rumor, ControlCharacters.ESCAPED).equals(rumor.id())
        || (hasOtherControlCharacters(rumor)
            && hashOf(rumor, ControlCharacters.VERBATIM).equals(rumor.id()));
  }

  /// The canonical form: `[0,pubkey,created_at,kind,tags,content]` without white space.
  public static byte[] bytes(
      PublicKey pubkey,
      long createdAt,
      int kind,
      List<Tag> tags,
      String content,
      ControlCharacters convention) {
    CanonicalBytes out = new CanonicalBytes(256 + content.length(), convention);
    out.ascii("[0,\"").ascii(pubkey.hex()).ascii("\",").ascii(Long.toString(createdAt));
    out.ascii(",").ascii(Integer.toString(kind)).ascii(",[");
    for (int i = 0; i < tags.size(); i++) {
      out.ascii(i == 0 ? "[" : ",[");
      List<String> values = tags.get(i).values();
      for (int j = 0; j < values.size(); j++) {
        out.ascii(j == 0 ? "" : ",").string(values.get(j));
      }
      out.ascii("]");
    }
    out.ascii("],").string(content).ascii("]");
    return out.toBytes();
  }

  private static EventId hashOf(Rumor rumor, ControlCharacters convention) {
    return hash(
        bytes(
            rumor.pubkey(),
            rumor.createdAt(),
            rumor.kind(),
            rumor.tags(),
            rumor.content(),
            convention));
  }

  private static EventId hash(byte[] bytes) {
    return new EventId(Bytes32.of(sha256().digest(bytes)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java platform has SHA-256", impossible);
    }
  }

  private static boolean hasOtherControlCharacters(Rumor rumor) {
    return hasOtherControlCharacters(rumor.content())
        || rumor.tags().stream()
            .flatMap(tag -> tag.values().stream())
            .anyMatch(CanonicalJson::hasOtherControlCharacters);
  }

  private static boolean hasOtherControlCharacters(String text) {
    return text.chars().anyMatch(c -> c < 0x20 && CanonicalBytes.shortEscape((char) c) == 0);
  }
}
