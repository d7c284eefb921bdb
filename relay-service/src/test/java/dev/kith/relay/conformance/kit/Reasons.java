package dev.kith.relay.conformance.kit;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The form of a refusal's text: a word of NIP-01 or NIP-42, a colon and a sentence for a person.
public final class Reasons {

  private static final Set<String> WORDS =
      Set.of(
          "duplicate",
          "pow",
          "blocked",
          "rate-limited",
          "invalid",
          "restricted",
          "mute",
          "error",
          "auth-required",
          "unsupported");

  private static final Pattern FORM = Pattern.compile("([a-z-]+): \\S.*");

  private Reasons() {}

  public static String prefix(String reason) {
    Matcher matcher = FORM.matcher(reason);
    if (!matcher.matches() || !WORDS.contains(matcher.group(1))) {
      throw new AssertionError("expected `word: sentence` with a standard word, got " + reason);
    }
    return matcher.group(1);
  }
}
