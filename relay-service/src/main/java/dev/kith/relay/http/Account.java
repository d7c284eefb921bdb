package dev.kith.relay.http;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A URI such as `acct:bob@example.org` (RFC 7565). A port may follow the host, as it does in the
/// names of relays on one's own machine.
///
/// @param uri all of it, in lower case
/// @param local what stands before the `@`
record Account(String uri, String local, String host) {

  private static final Pattern FORM =
      Pattern.compile("acct:([^@/?#\\s]+)@([a-z0-9.-]+|\\[[0-9a-f:.]+])(?::[0-9]{1,5})?");

  /// @return null if the text has another form
  static @Nullable Account of(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    Matcher matcher = FORM.matcher(lower);
    return matcher.matches() ? new Account(lower, matcher.group(1), matcher.group(2)) : null;
  }
}
