package dev.kith.model.crypto;

import dev.kith.model.event.Bytes32;

/// A secret key. Never printed: [#toString] shows nothing of it.
public record SecretKey(Bytes32 value) {

  @Override
  public String toString() {
    return "SecretKey[hidden]";
  }
}
