package dev.kith.mesh.failure;

/// Why the mesh cannot start or go on: one plain sentence for the person who typed the command,
/// which says what is wrong and what to do.
public final class StartFailure extends Exception {

  private final String sentence;

  public StartFailure(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  public StartFailure(String sentence, Throwable cause) {
    super(sentence, cause);
    this.sentence = sentence;
  }

  public String sentence() {
    return sentence;
  }
}
