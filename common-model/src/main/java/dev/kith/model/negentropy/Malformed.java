package dev.kith.model.negentropy;

/// What is wrong with a message, on its way up from inside the reader. It never leaves this
/// package: both sides turn it into a value.
final class Malformed extends Exception {

  private static final long serialVersionUID = 1;

  private final String sentence;

  Malformed(String sentence) {
    // No stack trace: a stranger can cause any number of these.
    super(sentence, null, false, false);
    this.sentence = sentence;
  }

  /// Short, and without anything of the message itself.
  String sentence() {
    return sentence;
  }
}
