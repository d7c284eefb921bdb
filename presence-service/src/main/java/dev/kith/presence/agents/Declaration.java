package dev.kith.presence.agents;

import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What an agent last declared of itself (kinds 11041 and 21041). What is absent or unreadable is
/// null.
///
/// @param createdAt seconds since 1970, as the agent claims
/// @param energy 0 to 1
/// @param attention 0 to 1
/// @param next seconds since 1970: when it will next do something
/// @param until seconds since 1970: the lease, after which the declaration says nothing any more
/// @param note for people
public record Declaration(
    EventId id,
    long createdAt,
    @Nullable Status status,
    @Nullable Mood mood,
    @Nullable Double energy,
    @Nullable Double attention,
    @Nullable Long next,
    @Nullable Long until,
    String note) {

  /// Longest note that is kept, in characters.
  public static final int MAX_NOTE = 1_000;

  /// True if the other one differs in its time and lease alone.
  boolean saysTheSameAs(Declaration other) {
    return status == other.status
        && Objects.equals(mood, other.mood)
        && Objects.equals(energy, other.energy)
        && Objects.equals(attention, other.attention)
        && Objects.equals(next, other.next)
        && note.equals(other.note);
  }

  static Declaration of(Event event) {
    String note = event.content();
    return new Declaration(
        event.id(),
        event.createdAt(),
        Status.of(event.tagValue("status")),
        event.tags().stream()
            .filter(tag -> tag.name().equals("mood"))
            .findFirst()
            .map(Mood::of)
            .orElse(null),
        Decimals.within(event.tagValue("energy"), 0),
        Decimals.within(event.tagValue("attention"), 0),
        Decimals.time(event.tagValue("next")),
        event.expiration(),
        note.length() > MAX_NOTE ? note.substring(0, MAX_NOTE) : note);
  }
}
