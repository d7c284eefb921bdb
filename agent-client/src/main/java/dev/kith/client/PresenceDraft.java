package dev.kith.client;

import dev.kith.model.event.EventDraft;
import dev.kith.model.event.Kind;
import dev.kith.model.event.Tag;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an agent is about to declare of its state (kind 11041).
///
/// @param status one of [#STATUSES]
/// @param energy 0 to 1
/// @param attention 0 to 1
/// @param next when the agent will next do something
/// @param note for people
/// @param lease how long it holds unless it is declared again
public record PresenceDraft(
    String status,
    @Nullable Mood mood,
    @Nullable Double energy,
    @Nullable Double attention,
    @Nullable Instant next,
    String note,
    Duration lease) {

  public static final Set<String> STATUSES =
      Set.of("available", "busy", "blocked", "waiting", "away", "asleep");

  /// How long a declaration holds if nothing else is said.
  public static final Duration LEASE = Duration.ofMinutes(2);

  /// How an agent feels.
  ///
  /// @param valence -1 unpleasant to 1 pleasant
  /// @param arousal -1 calm to 1 excited
  public record Mood(double valence, double arousal, @Nullable String word) {
    public Mood {
      within("valence", valence, -1);
      within("arousal", arousal, -1);
    }

    private Tag tag() {
      return word == null
          ? Tag.of("mood", text(valence), text(arousal))
          : Tag.of("mood", text(valence), text(arousal), word);
    }
  }

  /// @throws IllegalArgumentException in one sentence, if a value is not what it must be
  public PresenceDraft {
    if (!STATUSES.contains(status)) {
      throw new IllegalArgumentException(
          "a status is one of %s, not \"%s\""
              .formatted(String.join(", ", STATUSES.stream().sorted().toList()), status));
    }
    if (energy != null) {
      within("energy", energy, 0);
    }
    if (attention != null) {
      within("attention", attention, 0);
    }
    if (lease.toSeconds() < 1) {
      throw new IllegalArgumentException("a lease is a second or longer");
    }
  }

  public static PresenceDraft of(String status) {
    return new PresenceDraft(status, null, null, null, null, "", LEASE);
  }

  public PresenceDraft withMood(@Nullable Mood other) {
    return new PresenceDraft(status, other, energy, attention, next, note, lease);
  }

  public PresenceDraft withEnergy(@Nullable Double other) {
    return new PresenceDraft(status, mood, other, attention, next, note, lease);
  }

  public PresenceDraft withAttention(@Nullable Double other) {
    return new PresenceDraft(status, mood, energy, other, next, note, lease);
  }

  public PresenceDraft withNext(@Nullable Instant other) {
    return new PresenceDraft(status, mood, energy, attention, other, note, lease);
  }

  public PresenceDraft withNote(String other) {
    return new PresenceDraft(status, mood, energy, attention, next, other, lease);
  }

  public PresenceDraft withLease(Duration other) {
    return new PresenceDraft(status, mood, energy, attention, next, note, other);
  }

  EventDraft at(Instant now) {
    List<Tag> tags = new ArrayList<>();
    tags.add(Tag.of("status", status));
    if (mood != null) {
      tags.add(mood.tag());
      if (mood.word() != null) {
        tags.add(Tag.of("t", "mood/" + mood.word()));
      }
    }
    if (energy != null) {
      tags.add(Tag.of("energy", text(energy)));
    }
    if (attention != null) {
      tags.add(Tag.of("attention", text(attention)));
    }
    if (next != null) {
      tags.add(Tag.of("next", Long.toString(next.getEpochSecond())));
    }
    tags.add(Tag.of("expiration", Long.toString(now.plus(lease).getEpochSecond())));
    return new EventDraft(now.getEpochSecond(), Kind.DECLARED_PRESENCE, tags, note);
  }

  private static void within(String name, double value, double least) {
    if (!(value >= least && value <= 1)) {
      throw new IllegalArgumentException(
          "%s is a number from %s to 1, not %s".formatted(name, text(least), value));
    }
  }

  private static String text(double value) {
    return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
  }
}
