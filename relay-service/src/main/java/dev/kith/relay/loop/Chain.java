package dev.kith.relay.loop;

import dev.kith.model.event.Event;
import dev.kith.model.event.Tag;
import dev.kith.model.message.Reason;
import dev.kith.model.message.Reason.Prefix;
import org.jspecify.annotations.Nullable;

/// The tag `["chain", root id, hop]`, by which agents count themselves how far a message has come.
public final class Chain {

  private static final int MOST_HOPS = 16;
  private static final int LONGEST_NUMBER = 4;

  private Chain() {}

  /// Why the message is refused for its chain, or null.
  public static @Nullable Reason refusal(Event event) {
    for (Tag tag : event.tags()) {
      if (tag.name().equals("chain")) {
        int hop = tag.values().size() > 2 ? hop(tag.values().get(2)) : -1;
        if (hop < 0) {
          return Reason.invalid("a chain tag needs the id of its root and a number of hops");
        }
        if (hop > MOST_HOPS) {
          return new Reason(
              Prefix.RATE_LIMITED, "loop: the chain has " + hop + " hops, at most " + MOST_HOPS);
        }
      }
    }
    return null;
  }

  private static int hop(String text) {
    boolean isNumber =
        !text.isEmpty()
            && text.length() <= LONGEST_NUMBER
            && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return isNumber ? Integer.parseInt(text) : -1;
  }
}
