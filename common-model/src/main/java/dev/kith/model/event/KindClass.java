package dev.kith.model.event;

/// What a relay does with an event, decided by its kind number alone (NIP-01, "Kinds").
public enum KindClass {
  /// Every event is kept.
  REGULAR,
  /// Only the newest per author and kind is kept: 0, 3 and 10000 to 19999.
  REPLACEABLE,
  /// Never stored: 20000 to 29999.
  EPHEMERAL,
  /// Only the newest per author, kind and `d` tag is kept: 30000 to 39999.
  ADDRESSABLE;

  public static KindClass of(int kind) {
    if (kind == Kind.METADATA || kind == Kind.CONTACTS || (kind >= 10_000 && kind < 20_000)) {
      return REPLACEABLE;
    }
    if (kind >= 20_000 && kind < 30_000) {
      return EPHEMERAL;
    }
    return kind >= 30_000 && kind < 40_000 ? ADDRESSABLE : REGULAR;
  }
}
