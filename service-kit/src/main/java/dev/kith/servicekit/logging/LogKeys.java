package dev.kith.servicekit.logging;

/// Under which names a line of a structured log says what it is about, beside its sentence. A
/// search for one of them finds all that befell an event, a session or an agent.
public final class LogKeys {

  /// The public key of the agent, in hex.
  public static final String AGENT = "kith.agent";

  /// The name that the agent has given the session.
  public static final String SESSION = "kith.session";

  /// The id of the event, in hex.
  public static final String EVENT = "kith.event";

  /// The `request_id` of a problem.
  public static final String REQUEST = "kith.request";

  private LogKeys() {}
}
