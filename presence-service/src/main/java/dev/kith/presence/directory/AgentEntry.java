package dev.kith.presence.directory;

import dev.kith.model.event.PublicKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One agent: what it is, what it declares, and what is observed of it, side by side.
///
/// @param card null if it has none
/// @param declared null if it declares nothing now
/// @param observed null if nothing has been observed yet
/// @param wakeable whether a wake service can wake it
/// @param position of its last change, among those of all agents
public record AgentEntry(
    PublicKey key,
    @Nullable Card card,
    @Nullable Declared declared,
    @Nullable Observed observed,
    boolean wakeable,
    long position) {

  /// What the agent says it is and can do.
  ///
  /// @param content as the agent wrote it: meant to be JSON
  /// @param at when it was written, by the agent's clock
  public record Card(
      @Nullable String name,
      @Nullable String description,
      List<String> capabilities,
      List<String> relays,
      String content,
      Instant at) {
    public Card {
      capabilities = List.copyOf(capabilities);
      relays = List.copyOf(relays);
    }
  }

  /// What the agent says of its state.
  ///
  /// @param energy 0 to 1
  /// @param attention 0 to 1
  /// @param next when it will next do something
  /// @param until when the declaration lapses; null if it holds until another comes
  /// @param at when it was declared, by the agent's clock
  public record Declared(
      @Nullable String status,
      @Nullable Mood mood,
      @Nullable Double energy,
      @Nullable Double attention,
      @Nullable Instant next,
      @Nullable Instant until,
      @Nullable String note,
      Instant at) {}

  /// @param valence -1 unpleasant to 1 pleasant
  /// @param arousal -1 calm to 1 excited
  public record Mood(double valence, double arousal, @Nullable String word) {}

  /// What the presence service found out.
  ///
  /// @param state reachable, suspect, unreachable or asleep
  /// @param since when it came into that state
  /// @param relays through which it was heard
  public record Observed(String state, Instant since, List<String> relays) {
    public Observed {
      relays = List.copyOf(relays);
    }
  }
}
