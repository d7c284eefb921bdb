package dev.kith.presence.agents;

import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// Which agent is to be looked at when. One that is filed again for a later time keeps its place
/// until that comes up, so there are about as many entries as agents, however often they are heard.
final class Agenda {

  private record Entry(long at, Agent agent) {}

  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>((one, other) -> Long.compare(one.at(), other.at()));

  /// Files the agent for that time, or for earlier.
  void file(Agent agent, long at) {
    if (at < agent.filed) {
      agent.filed = at;
      entries.add(new Entry(at, agent));
    }
  }

  /// Takes out an agent whose time has come, or answers null.
  @Nullable Agent next(long now) {
    for (Entry first = entries.peek(); first != null && first.at() <= now; first = entries.peek()) {
      entries.remove();
      Agent agent = first.agent();
      if (agent.filed == first.at()) {
        agent.filed = Agent.NEVER;
        return agent;
      }
    }
    return null;
  }

  int size() {
    return entries.size();
  }
}
