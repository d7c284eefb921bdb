package dev.kith.relay.session;

import dev.kith.model.event.EventDraft;
import dev.kith.model.event.EventId;
import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Tag;
import java.time.Instant;
import java.util.List;

/// The events that tell senders what became of what they sent.
public final class Receipts {

  private Receipts() {}

  /// @param stage what became of the event at the recipient, never more than is known
  public static EventDraft draft(
      EventId event, PublicKey sender, PublicKey recipient, String stage, Instant now) {
    return new EventDraft(
        now.getEpochSecond(),
        Kind.RECEIPT,
        List.of(
            Tag.of("e", event.hex()),
            Tag.of("p", sender.hex()),
            Tag.of("recipient", recipient.hex()),
            Tag.of("stage", stage)),
        "");
  }
}
