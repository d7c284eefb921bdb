package dev.kith.client;

import dev.kith.model.event.EventId;
import dev.kith.model.event.PublicKey;
import java.util.List;

/// A message (kind 4040) to be sent to one agent.
///
/// @param encrypted true to let only the two agents read the text (NIP-44)
/// @param parents the messages that it answers or follows from
/// @param receipt true to be told when the addressee's session has acknowledged it
public record MessageDraft(
    PublicKey to, String text, boolean encrypted, List<EventId> parents, boolean receipt) {

  public MessageDraft {
    parents = List.copyOf(parents);
  }

  /// An encrypted message that follows from nothing.
  public static MessageDraft to(PublicKey addressee, String text) {
    return new MessageDraft(addressee, text, true, List.of(), false);
  }

  public MessageDraft inPlainText() {
    return new MessageDraft(to, text, false, parents, receipt);
  }

  public MessageDraft after(EventId... messages) {
    return new MessageDraft(to, text, encrypted, List.of(messages), receipt);
  }

  public MessageDraft withReceipt() {
    return new MessageDraft(to, text, encrypted, parents, true);
  }
}
