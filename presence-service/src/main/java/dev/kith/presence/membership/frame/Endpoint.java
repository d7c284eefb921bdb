package dev.kith.presence.membership.frame;

import java.util.regex.Pattern;

/// Where a member takes datagrams.
///
/// @param host a name or an address, 1 to 64 characters
/// @param port 1 to 65535
/// @param path what its datagrams travel over as far as its operator knows, such as a zone or a
///   rack, at most 16 characters, empty if unknown; probes take helpers on different ones
public record Endpoint(String host, int port, String path) {

  private static final Pattern HOST = Pattern.compile("[0-9A-Za-z.:%_-]{1,64}");
  private static final Pattern PATH = Pattern.compile("[0-9A-Za-z._-]{0,16}");
  private static final int MAX_PORT = 65_535;

  /// @throws IllegalArgumentException in one sentence, if it is none
  public Endpoint {
    if (!HOST.matcher(host).matches()) {
      throw new IllegalArgumentException("the host of an endpoint has 1 to 64 plain characters");
    }
    if (port < 1 || port > MAX_PORT) {
      throw new IllegalArgumentException("the port of an endpoint is 1 to " + MAX_PORT);
    }
    if (!PATH.matcher(path).matches()) {
      throw new IllegalArgumentException("the path of an endpoint has at most 16 plain characters");
    }
  }

  int bytes() {
    return 1 + host.length() + 2 + 1 + path.length();
  }
}
