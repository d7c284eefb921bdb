package dev.kith.relay.ingest;

import dev.kith.model.event.Event;
import dev.kith.model.event.Kind;
import dev.kith.model.event.Tag;
import dev.kith.model.message.Reason;
import dev.kith.model.message.Reason.Prefix;
import org.jspecify.annotations.Nullable;

/// How much work an event must show (NIP-13). What counts is what its author set out to do: an id
/// with that many zeros by luck, or by mining for less, is not enough.
///
/// @param difficulty leading zero bits of the id; 0 for none
public record ProofOfWork(int difficulty) {

  private static final int LONGEST_NUMBER = 3;

  /// Why the event is refused, or null. Nobody has to work in order to vanish (NIP-62).
  @Nullable Reason refusal(Event event) {
    if (difficulty == 0 || event.kind() == Kind.VANISH) {
      return null;
    }
    int zeros = event.id().value().leadingZeros();
    if (zeros < difficulty) {
      return tooLittle("the id has %d leading zero bits".formatted(zeros));
    }
    int target = target(event);
    return target < difficulty ? tooLittle("the nonce tag commits to %d".formatted(target)) : null;
  }

  private Reason tooLittle(String what) {
    return new Reason(Prefix.POW, "%s, the relay asks for %d".formatted(what, difficulty));
  }

  /// The target that the nonce tag commits to, 0 if it commits to none.
  private static int target(Event event) {
    for (Tag tag : event.tags()) {
      if (tag.name().equals("nonce") && tag.values().size() > 2) {
        String text = tag.values().get(2);
        boolean isNumber =
            !text.isEmpty()
                && text.length() <= LONGEST_NUMBER
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? Integer.parseInt(text) : 0;
      }
    }
    return 0;
  }
}
