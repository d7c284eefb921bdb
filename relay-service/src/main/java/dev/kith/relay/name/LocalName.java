package dev.kith.relay.name;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What stands before the `@` of a name: `bob` of `bob@example.org` (NIP-05). At 40 characters it
/// is too short to pass for a key.
///
/// @param text in lower case
public record LocalName(String text) {

  /// What a name must be like, for whoever chose another.
  public static final String FORM =
      "a name has 1 to 40 of the characters a-z 0-9 . _ - and starts with one of the first two"
          + " kinds; _ alone is the relay's";

  /// The name of the host itself.
  private static final String ROOT = "_";

  private static final Pattern SHAPE = Pattern.compile("_|[a-z0-9][a-z0-9._-]{0,39}");

  /// Who has one of these seems to speak for the host, as RFC 2142 and custom have it.
  private static final Set<String> OFFICES =
      Set.of(
          "abuse",
          "admin",
          "administrator",
          "billing",
          "help",
          "hostmaster",
          "info",
          "kith",
          "mailer-daemon",
          "moderator",
          "noc",
          "noreply",
          "nostr",
          "official",
          "operator",
          "owner",
          "postmaster",
          "relay",
          "root",
          "security",
          "staff",
          "support",
          "sysadmin",
          "system",
          "team",
          "webmaster");

  /// @throws IllegalArgumentException in one sentence, if the text is no name
  public LocalName {
    if (!SHAPE.matcher(text).matches()) {
      throw new IllegalArgumentException(FORM);
    }
  }

  /// Reads a name in a question, where letters count as lower case.
  ///
  /// @return null if the text is no name
  public static @Nullable LocalName asked(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return SHAPE.matcher(lower).matches() ? new LocalName(lower) : null;
  }

  /// True if only an operator gives the name.
  boolean isReserved() {
    return text.equals(ROOT) || OFFICES.contains(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
