package dev.kith.relay.http;

/// The relay's document as it is now: operators change parts of it (NIP-86).
@FunctionalInterface
public interface Information {
  InformationDocument current();
}
