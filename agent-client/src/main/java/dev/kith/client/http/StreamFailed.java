package dev.kith.client.http;

/// A stream could not be opened or has ended. The message is one sentence.
public final class StreamFailed extends RuntimeException {

  private static final long serialVersionUID = 1;

  StreamFailed(String sentence) {
    super(sentence);
  }
}
