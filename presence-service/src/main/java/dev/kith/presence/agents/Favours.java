package dev.kith.presence.agents;

import dev.kith.model.event.PublicKey;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Probes that other instances asked for, and that nobody has answered yet.
final class Favours {

  /// How many there may be at a time. Who is refused asks again.
  private static final int MOST = 4_096;

  private static final long PATIENCE = Duration.ofSeconds(20).toMillis();

  /// @param nonce as an answer repeats it; who asks uses one for several agents
  private record Question(PublicKey agent, String nonce) {}

  private record Favour(PublicKey by, long nonce, long until) {}

  /// The eldest first.
  private final Map<Question, Favour> favours = new LinkedHashMap<>();

  /// @return the nonce as an answer repeats it, or null if there is too much to do
  @Nullable String take(PublicKey by, PublicKey agent, long nonce, long now) {
    forget(now);
    String text = HexFormat.of().toHexDigits(nonce);
    Question question = new Question(agent, text);
    favours.remove(question);
    if (favours.size() >= MOST) {
      return null;
    }
    favours.put(question, new Favour(by, nonce, now + PATIENCE));
    return text;
  }

  /// An agent repeats a nonce.
  ///
  /// @return what the one who asked has to be told, or null if nobody asked
  Effect.@Nullable Vouch answered(PublicKey agent, @Nullable String nonce) {
    Favour favour = nonce == null ? null : favours.remove(new Question(agent, nonce));
    return favour == null ? null : new Effect.Vouch(favour.by(), agent, favour.nonce());
  }

  private void forget(long now) {
    Iterator<Favour> eldest = favours.values().iterator();
    while (eldest.hasNext() && eldest.next().until() <= now) {
      eldest.remove();
    }
  }
}
