package dev.kith.client.identity;

/// Something is wrong with what is kept on this machine, and a person has to put it right. The
/// message is one sentence that says what and how.
public final class LocalTrouble extends RuntimeException {

  private static final long serialVersionUID = 1;

  public LocalTrouble(String sentence) {
    super(sentence);
  }

  public LocalTrouble(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
