package dev.kith.presence.agents;

import dev.kith.model.event.PublicKey;
import java.net.URI;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// The probes that one step sends. Agents that are first asked at about the same time share a
/// nonce, and one event asks all of them: what costs most of a probe is to sign and to check it.
final class Probes {

  /// Most agents that one event asks: each receives the keys of all.
  static final int MOST = 16;

  /// How long after its first use a nonce is given out, in milliseconds.
  private static final long TOGETHER = 100;

  private record Question(long nonce, List<URI> relays) {}

  private final RandomGenerator random;
  private final Map<Question, List<PublicKey>> asked = new LinkedHashMap<>();
  private long nonce;
  private long since;
  private int shared = MOST;

  Probes(RandomGenerator random) {
    this.random = random;
  }

  /// What the next agent is to repeat.
  long nonce(long now) {
    if (shared == MOST || Math.abs(now - since) >= TOGETHER) {
      nonce = random.nextLong(1, Long.MAX_VALUE);
      since = now;
      shared = 0;
    }
    shared++;
    return nonce;
  }

  void add(Agent agent, List<URI> relays) {
    asked.computeIfAbsent(new Question(agent.nonce, relays), _ -> new ArrayList<>()).add(agent.key);
  }

  /// Sends what was added.
  void flush(Consumer<Effect> outlet) {
    asked.forEach((question, agents) ->
        outlet.accept(
            new Effect.Probe(
                agents, HexFormat.of().toHexDigits(question.nonce()), question.relays())));
    asked.clear();
  }
}
