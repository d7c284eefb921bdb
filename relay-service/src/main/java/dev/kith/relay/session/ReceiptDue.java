package dev.kith.relay.session;

import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import dev.kith.model.event.PublicKey;
import org.jspecify.annotations.Nullable;

/// That the author of an event wants to hear what became of it at a recipient.
public record ReceiptDue(EventId event, PublicKey sender, PublicKey recipient) {

  /// For how many of an event's addressees receipts are written.
  private static final int MOST_RECIPIENTS = 16;

  /// What is due once the recipient has acknowledged the event, or null.
  public static @Nullable ReceiptDue of(Event event, PublicKey recipient) {
    boolean due =
        event.hasTag("receipt")
            && !event.pubkey().equals(recipient)
            && event.tagValues("p").limit(MOST_RECIPIENTS).anyMatch(recipient.hex()::equals);
    return due ? new ReceiptDue(event.id(), event.pubkey(), recipient) : null;
  }
}
