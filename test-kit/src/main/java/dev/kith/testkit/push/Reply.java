package dev.kith.testkit.push;

import java.util.Map;

/// How a mock answers a request, instead of how it would by itself.
///
/// @param manner what it does beside or instead of an answer
public record Reply(int status, Map<String, String> headers, String body, Manner manner) {

  /// What becomes of the connection.
  public enum Manner {
    ANSWERS,

    /// Asks the client to use another connection from now on (HTTP/2), and answers.
    GOES_AWAY,

    /// Closes the connection without an answer.
    HANGS_UP,

    /// Never answers.
    STALLS
  }

  private static final int OK = 200;

  public static final Reply STALL = new Reply(OK, Map.of(), "", Manner.STALLS);
  public static final Reply HANG_UP = new Reply(OK, Map.of(), "", Manner.HANGS_UP);

  public static Reply of(int status) {
    return new Reply(status, Map.of(), "", Manner.ANSWERS);
  }

  public Reply withBody(String other) {
    return new Reply(status, headers, other, manner);
  }

  public Reply withHeader(String name, String value) {
    return new Reply(status, Map.of(name, value), body, manner);
  }

  public Reply andGoAway() {
    return new Reply(status, headers, body, Manner.GOES_AWAY);
  }
}
