package dev.kith.wake.provider.outbound;

import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a URL must be like for this service to call it for somebody else. Whether its address is
/// allowed is checked with each connection, as it may change.
public final class TargetUrl {

  private static final int LONGEST = 1000;

  private TargetUrl() {}

  /// @return why it is none, in one sentence, or null
  public static @Nullable String fault(URI url, AddressPolicy policy) {
    if (url.toString().length() > LONGEST) {
      return "a URL has at most " + LONGEST + " characters";
    }
    if (url.getScheme() == null
        || url.getHost() == null
        || url.getRawUserInfo() != null
        || url.getRawFragment() != null) {
      return "expected a URL with a scheme and a host, and without a user or a fragment";
    }
    String scheme = url.getScheme().toLowerCase(Locale.ROOT);
    boolean isPlain = scheme.equals("http") && policy.loopback() && isThisMachine(url.getHost());
    return scheme.equals("https") || isPlain ? null : "expected an https URL";
  }

  private static boolean isThisMachine(String host) {
    if (host.equalsIgnoreCase("localhost")) {
      return true;
    }
    try {
      return InetAddress.ofLiteral(host).isLoopbackAddress();
    } catch (IllegalArgumentException name) {
      return false;
    }
  }
}
