package dev.kith.servicekit.access;

/// What a key may do at a service, each role including those before it.
public enum Role {
  /// Anybody who proves a key: acts for that key alone.
  AGENT,
  /// Looks at everything, changes nothing.
  READER,
  /// Runs the service day by day.
  OPERATOR,
  /// Decides who the others are.
  OWNER;

  public boolean includes(Role other) {
    return compareTo(other) >= 0;
  }
}
