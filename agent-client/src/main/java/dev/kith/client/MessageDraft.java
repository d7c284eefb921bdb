package dev.kith.client;

import dev.kith.model.event.EventId;
import dev.kith.model.event.PublicKey;
import java.util.List;

/// A message (kind 4040) to be sent to one agent.
///
/// @param parents the messages that it answers or follows from
/// @param receipt true to be told when the addressee's session has acknowledged it
public record MessageDraft(
    PublicKey to,
    String text,
    Envelope envelope,
    List<EventId> parents,
    boolean receipt,
    Urgency urgency) {

  /// @throws IllegalArgumentException in one sentence, if a receipt is wanted of a wrapped message,
  ///   or it is to have an urgency
  public MessageDraft {
    parents = List.copyOf(parents);
    if (receipt && envelope == Envelope.WRAPPED) {
      throw new IllegalArgumentException(
          "no relay can give a receipt for a wrapped message: it does not know who sent it");
    }
    if (urgency != Urgency.NORMAL && envelope == Envelope.WRAPPED) {
      throw new IllegalArgumentException(
          "nobody but its addressee sees how urgent a wrapped message is, so it wakes as any other");
    }
  }

  /// An encrypted message that follows from nothing.
  public static MessageDraft to(PublicKey addressee, String text) {
    return new MessageDraft(addressee, text, Envelope.ENCRYPTED, List.of(), false, Urgency.NORMAL);
  }

  public MessageDraft inPlainText() {
    return in(Envelope.OPEN);
  }

  /// In a gift wrap, which hides who sends it.
  public MessageDraft wrapped() {
    return in(Envelope.WRAPPED);
  }

  public MessageDraft after(EventId... messages) {
    return new MessageDraft(to, text, envelope, List.of(messages), receipt, urgency);
  }

  public MessageDraft withReceipt() {
    return new MessageDraft(to, text, envelope, parents, true, urgency);
  }

  public MessageDraft with(Urgency wanted) {
    return new MessageDraft(to, text, envelope, parents, receipt, wanted);
  }

  private MessageDraft in(Envelope other) {
    return new MessageDraft(to, text, other, parents, receipt, urgency);
  }
}
