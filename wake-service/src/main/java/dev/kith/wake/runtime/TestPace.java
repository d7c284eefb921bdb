package dev.kith.wake.runtime;

import dev.kith.model.event.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// How often an agent may test its devices at this replica: a test costs no budget.
final class TestPace {

  private static final Duration PAUSE = Duration.ofSeconds(10);
  private static final int MOST_AGENTS = 10_000;

  private final Map<PublicKey, Instant> last = new LinkedHashMap<>();

  synchronized boolean allows(PublicKey agent, Instant now) {
    Instant before = last.get(agent);
    if (before != null && now.isBefore(before.plus(PAUSE))) {
      return false;
    }
    last.remove(agent);
    last.put(agent, now);
    if (last.size() > MOST_AGENTS) {
      last.remove(last.keySet().iterator().next());
    }
    return true;
  }
}
