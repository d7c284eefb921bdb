package dev.kith.discovery.advert;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a service is for.
public enum Offer {
  RELAY("ws", "wss"),
  PRESENCE("http", "https");

  private final String plain;
  private final String secure;

  Offer(String plain, String secure) {
    this.plain = plain;
    this.secure = secure;
  }

  /// The word on the wire.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean isReachedBy(@Nullable String scheme) {
    return scheme != null && Set.of(plain, secure).contains(scheme);
  }

  static @Nullable Offer of(@Nullable String word) {
    for (Offer offer : values()) {
      if (offer.word().equals(word)) {
        return offer;
      }
    }
    return null;
  }
}
