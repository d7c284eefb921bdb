package dev.kith.client.identity;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A name that a web server vouches for (NIP-05): `bob@example.org`.
///
/// @param authority host, and port if there is one
public record InternetName(String local, String authority) {

  private static final Pattern FORM =
      Pattern.compile(
          "([A-Za-z0-9._-]{1,64})@([A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(:[0-9]{1,5})?");

  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}|\\[::1]");

  /// Reads a name; its letters count as lower case.
  ///
  /// @return null if the text has another form
  public static @Nullable InternetName of(String text) {
    Matcher matcher = FORM.matcher(text.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      return null;
    }
    String port = matcher.group(3);
    return new InternetName(matcher.group(1), matcher.group(2) + (port == null ? "" : port));
  }

  /// True if the server is on this machine, where nobody can listen in.
  public boolean isOnLoopback() {
    return LOOPBACK.matcher(authority.replaceFirst(":[0-9]+$", "")).matches();
  }

  @Override
  public String toString() {
    return local + "@" + authority;
  }
}
