package dev.kith.model.crypto;

/// What became of a payload that was to be decrypted.
public sealed interface Decrypted {

  /// It was for us and nobody changed it.
  record Plaintext(String text) implements Decrypted {}

  /// It cannot be read.
  ///
  /// @param reason one sentence that says why
  record Unreadable(String reason) implements Decrypted {}
}
