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

  private record Favour(PublicKey by, PublicKey agent, long nonce, long until) {}

  /// By nonce, the eldest first.
  private final Map<String, Favour> favours = new LinkedHashMap<>();

  /// @return the nonce as an answer repeats it, or null if there is too much to do
  @Nullable String take(PublicKey by, PublicKey agent, long nonce, long now) {
    forget(now);
    String text = HexFormat.of().toHexDigits(nonce);
    favours.remove(text);
    if (favours.size() >= MOST) {
      return null;
    }
    favours.put(text, new Favour(by, agent, nonce, now + PATIENCE));
    return text;
  }

  /// An agent repeats a nonce.
  ///
  /// @return what the one who asked has to be told, or null if nobody asked
  Effect.@Nullable Vouch answered(PublicKey agent, @Nullable String nonce) {
    Favour favour = nonce == null ? null : favours.get(nonce);
    if (favour == null || !favour.agent().equals(agent)) {
      return null;
    }
    favours.remove(nonce);
    return new Effect.Vouch(favour.by(), agent, favour.nonce());
  }

  private void forget(long now) {
    Iterator<Favour> eldest = favours.values().iterator();
    while (eldest.hasNext() && eldest.next().until() <= now) {
      eldest.remove();
    }
  }
}
