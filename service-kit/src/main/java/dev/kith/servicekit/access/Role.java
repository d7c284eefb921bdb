package dev.kith.servicekit.access;

/// What a key may do at a service, each role including those before it.
public enum Role {
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
