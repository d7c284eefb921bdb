package dev.kith.relay.ingest;

import dev.kith.model.message.Reason;
import dev.kith.model.message.Reason.Prefix;

/// What became of an event that was offered.
public sealed interface Verdict {

  /// It is stored, durably, or handed on if it is ephemeral.
  record Accepted() implements Verdict {}

  /// It had been stored before; as good as accepted.
  record Duplicate() implements Verdict {}

  /// It is not stored, and why.
  record Refused(Reason reason) implements Verdict {}

  static Verdict accepted() {
    return new Accepted();
  }

  static Verdict duplicate() {
    return new Duplicate();
  }

  static Verdict forged() {
    return refused(Prefix.INVALID, "the signature is wrong");
  }

  /// A newer version is stored. NIP-01 has no word of its own for that.
  static Verdict superseded() {
    return refused(Prefix.DUPLICATE, "have newer version");
  }

  static Verdict deleted() {
    return refused(Prefix.BLOCKED, "the event was deleted by its author");
  }

  static Verdict blocked() {
    return refused(Prefix.BLOCKED, "an operator keeps this event out");
  }

  static Verdict vanished() {
    return refused(Prefix.BLOCKED, "its author or addressee has vanished");
  }

  static Refused refused(Prefix prefix, String sentence) {
    return new Refused(new Reason(prefix, sentence));
  }

  default boolean isAccepted() {
    return !(this instanceof Refused);
  }

  /// The text of the `OK` frame: empty for a plain acceptance.
  default String text() {
    return switch (this) {
      case Accepted() -> "";
      case Duplicate() -> "duplicate: already have this event";
      case Refused(Reason reason) -> reason.text();
    };
  }
}
