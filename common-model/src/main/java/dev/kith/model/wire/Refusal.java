package dev.kith.model.wire;

import dev.kith.model.message.Reason;

/// What is wrong with a frame, on its way up from deep inside the parser. It never leaves this
/// package: the codec turns it into a value.
final class Refusal extends Exception {

  private static final long serialVersionUID = 1;

  private final transient Reason reason;

  private Refusal(Reason reason) {
    // No stack trace: a stranger can cause any number of these.
    super(reason.text(), null, false, false);
    this.reason = reason;
  }

  static Refusal invalid(String sentence) {
    return new Refusal(Reason.invalid(sentence));
  }

  static Refusal unsupported(String sentence) {
    return new Refusal(Reason.unsupported(sentence));
  }

  Reason reason() {
    return reason;
  }
}
