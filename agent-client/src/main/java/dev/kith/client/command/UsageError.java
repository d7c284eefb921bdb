package dev.kith.client.command;

/// What the user gave cannot be used. The message is one sentence that says why and what to do.
final class UsageError extends RuntimeException {

  private static final long serialVersionUID = 1;

  UsageError(String sentence) {
    super(sentence);
  }
}
