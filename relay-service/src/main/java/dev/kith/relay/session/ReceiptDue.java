package dev.kith.relay.session;

import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import dev.kith.model.event.PublicKey;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// That the author of an event wants to hear what became of it at a recipient.
public record ReceiptDue(EventId event, PublicKey sender, PublicKey recipient) {

  /// For how many of an event's addressees receipts are written.
  private static final int MOST_RECIPIENTS = 16;

  /// What is due once the recipient has acknowledged the event, or null.
  public static @Nullable ReceiptDue of(Event event, PublicKey recipient) {
    return event.hasTag("receipt")
            && !event.pubkey().equals(recipient)
            && recipients(event).anyMatch(recipient.hex()::equals)
        ? new ReceiptDue(event.id(), event.pubkey(), recipient)
        : null;
  }

  /// What is due to the author once all recipients are known not to acknowledge the event any more.
  public static List<ReceiptDue> toAll(Event event) {
    return recipients(event)
        .distinct()
        .map(PublicKey::ofHexOrNull)
        .filter(Objects::nonNull)
        .map(recipient -> of(event, recipient))
        .filter(Objects::nonNull)
        .toList();
  }

  private static Stream<String> recipients(Event event) {
    return event.tagValues("p").limit(MOST_RECIPIENTS);
  }
}
