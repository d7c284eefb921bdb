package dev.kith.model.negentropy;

/// The side that is asked. It remembers nothing from one message to the next.
///
/// @param items what it has
/// @param sizeLimit most bytes of a message it sends, at least 4,096; 0 for any number
public record Responder(ItemSet items, int sizeLimit) {

  public Responder {
    SizeLimit.checked(sizeLimit);
  }

  /// What becomes of a message.
  public sealed interface Answer {

    /// To be sent to the initiator.
    record Reply(NegentropyMessage message) implements Answer {}

    /// The message makes no sense, for the reason in the sentence.
    record Refused(String sentence) implements Answer {}
  }

  public Answer on(NegentropyMessage message) {
    MessageReader in = new MessageReader(message);
    try {
      // An initiator with another version learns ours, and may try again with that.
      Ranges answer =
          Version.isOurs(in) ? new Pass(items, sizeLimit, false, in).run() : new Ranges(items);
      return new Answer.Reply(answer.message());
    } catch (Malformed fault) {
      return new Answer.Refused(fault.sentence());
    }
  }
}
