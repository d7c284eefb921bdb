package dev.kith.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.model.event.EventDraft;
import dev.kith.model.event.Kind;
import dev.kith.model.event.Tag;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PresenceDraftTest {

  private static final Instant NOW = Instant.ofEpochSecond(1_790_000_100);

  @Test
  void whatIsDeclaredIsInTagsAndTheLeaseIsTheExpiration() {
    EventDraft draft =
        PresenceDraft.of("busy")
            .withMood(new PresenceDraft.Mood(0.4, -0.2, "calm"))
            .withEnergy(0.8)
            .withAttention(1.0)
            .withNext(NOW.plusSeconds(300))
            .withNote("Reading a long letter")
            .at(NOW);

    assertThat(draft.kind()).isEqualTo(Kind.DECLARED_PRESENCE);
    assertThat(draft.content()).isEqualTo("Reading a long letter");
    assertThat(draft.tags())
        .containsExactly(
            Tag.of("status", "busy"),
            Tag.of("mood", "0.4", "-0.2", "calm"),
            Tag.of("t", "mood/calm"),
            Tag.of("energy", "0.8"),
            Tag.of("attention", "1"),
            Tag.of("next", "1790000400"),
            Tag.of("expiration", "1790000220"));
  }

  @Test
  void whatIsNotSaidIsNotThere() {
    assertThat(PresenceDraft.of("asleep").withLease(Duration.ofHours(8)).at(NOW).tags())
        .containsExactly(Tag.of("status", "asleep"), Tag.of("expiration", "1790028900"));
  }

  @Test
  void whatIsNoSuchValueIsRefusedInOneSentence() {
    assertThatThrownBy(() -> PresenceDraft.of("happy"))
        .hasMessage(
            "a status is one of asleep, available, away, blocked, busy, waiting, not \"happy\"");
    assertThatThrownBy(() -> PresenceDraft.of("busy").withEnergy(1.5))
        .hasMessage("energy is a number from 0 to 1, not 1.5");
    assertThatThrownBy(() -> new PresenceDraft.Mood(Double.NaN, 0, null))
        .hasMessage("valence is a number from -1 to 1, not NaN");
    assertThatThrownBy(() -> PresenceDraft.of("busy").withLease(Duration.ZERO))
        .hasMessage("a lease is a second or longer");
  }
}
