package dev.kith.model.message;

/// Why something was refused, or what is worth knowing about an acceptance: the machine-readable
/// prefix of NIP-01 and a sentence for a person. Rendered `prefix: sentence`.
public record Reason(Prefix prefix, String sentence) {

  /// The standard words of NIP-01, NIP-42 and NIP-77.
  public enum Prefix {
    DUPLICATE("duplicate"),
    POW("pow"),
    BLOCKED("blocked"),
    RATE_LIMITED("rate-limited"),
    INVALID("invalid"),
    RESTRICTED("restricted"),
    MUTE("mute"),
    ERROR("error"),
    AUTH_REQUIRED("auth-required"),
    UNSUPPORTED("unsupported"),
    CLOSED("closed");

    private final String word;

    Prefix(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  public static Reason invalid(String sentence) {
    return new Reason(Prefix.INVALID, sentence);
  }

  public static Reason unsupported(String sentence) {
    return new Reason(Prefix.UNSUPPORTED, sentence);
  }

  /// The form on the wire.
  public String text() {
    return prefix.word() + ": " + sentence;
  }

  @Override
  public String toString() {
    return text();
  }
}
