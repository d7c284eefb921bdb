package dev.kith.model.negentropy;

/// The side that asks, and learns what each side lacks. It remembers nothing from one message to
/// the next.
///
/// @param items what it has
/// @param sizeLimit most bytes of a message it sends, at least 4,096; 0 for any number
public record Initiator(ItemSet items, int sizeLimit) {

  public Initiator {
    SizeLimit.checked(sizeLimit);
  }

  /// What a message brought.
  public sealed interface Step {

    /// There is more to find out. With a limit on messages, the same id can come up in more than
    /// one difference.
    record Next(Difference difference, NegentropyMessage message) implements Step {}

    /// All is known.
    record Done(Difference difference) implements Step {}

    /// The message makes no sense, for the reason in the sentence.
    record Refused(String sentence) implements Step {}
  }

  /// The first message.
  public NegentropyMessage open() {
    Ranges ranges = new Ranges(items);
    ranges.split(0, items.size(), Bound.INFINITY);
    return ranges.message();
  }

  public Step on(NegentropyMessage message) {
    MessageReader in = new MessageReader(message);
    try {
      if (!Version.isOurs(in)) {
        return new Step.Refused("the other side speaks another version of negentropy");
      }
      Pass pass = new Pass(items, sizeLimit, true, in);
      Ranges answer = pass.run();
      return answer.areNone()
          ? new Step.Done(pass.difference())
          : new Step.Next(pass.difference(), answer.message());
    } catch (Malformed fault) {
      return new Step.Refused(fault.sentence());
    }
  }
}
