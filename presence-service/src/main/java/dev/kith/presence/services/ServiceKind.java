package dev.kith.presence.services;

import java.util.Locale;

/// What a service does for the mesh.
public enum ServiceKind {
  RELAY,
  WAKE;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
