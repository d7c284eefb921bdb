package dev.kith.presence.agents;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// The relays as bits of a number, and which of them can be used now.
final class Paths {

  private static final int MAX = Integer.SIZE - 1;

  private static final class Path {
    final URI relay;
    boolean up;

    /// Since when it is up, or down; milliseconds since 1970, [Agent#NEVER] if that was not noted.
    long since = Agent.NEVER;

    Path(URI relay) {
      this.relay = relay;
    }
  }

  private final List<Path> paths = new ArrayList<>();
  private final long grace;
  private final long patience;

  /// @param grace how long a relay must have been up before silence means anything, in milliseconds
  /// @param patience how long a relay may be down before silence means something without it
  Paths(long grace, long patience) {
    this.grace = grace;
    this.patience = patience;
  }

  /// The bit of a relay.
  int bit(URI relay) {
    for (int i = 0; i < paths.size(); i++) {
      if (paths.get(i).relay.equals(relay)) {
        return 1 << i;
      }
    }
    if (paths.size() == MAX) {
      throw new IllegalArgumentException("at most %d relays are watched".formatted(MAX));
    }
    paths.add(new Path(relay));
    return 1 << (paths.size() - 1);
  }

  void connected(URI relay, long now) {
    change(relay, true, now);
  }

  void disconnected(URI relay, long now) {
    change(relay, false, now);
  }

  /// Over which relays the agent can be asked.
  ///
  /// @param again true over all; else over those it was heard through, if there are any
  List<URI> to(Agent agent, boolean again) {
    if (again) {
      return up();
    }
    List<URI> found = new ArrayList<>();
    for (int i = 0; i < paths.size(); i++) {
      if (paths.get(i).up && leadsTo(agent, i)) {
        found.add(paths.get(i).relay);
      }
    }
    return found;
  }

  /// All over which anybody can be asked.
  List<URI> up() {
    return paths.stream().filter(path -> path.up).map(path -> path.relay).toList();
  }

  /// The relays that the agent was heard through.
  List<URI> through(Agent agent) {
    List<URI> found = new ArrayList<>();
    for (int i = 0; i < paths.size(); i++) {
      if (holds(agent.paths, i)) {
        found.add(paths.get(i).relay);
      }
    }
    return found;
  }

  /// True if the silence of the agent would be its own: every relay that it might be heard through
  /// has been up for a while, or down for too long to be waited for.
  boolean areFit(Agent agent, long now) {
    boolean anyUp = false;
    for (int i = 0; i < paths.size(); i++) {
      Path path = paths.get(i);
      if (leadsTo(agent, i)) {
        path.since = Math.min(path.since, now);
        if (now - path.since < (path.up ? grace : patience)) {
          return false;
        }
        anyUp |= path.up;
      }
    }
    return anyUp;
  }

  private void change(URI relay, boolean up, long now) {
    Path path = paths.get(Integer.numberOfTrailingZeros(bit(relay)));
    if (path.up != up) {
      path.up = up;
      path.since = now;
    }
  }

  private static boolean leadsTo(Agent agent, int path) {
    return agent.paths == 0 || holds(agent.paths, path);
  }

  private static boolean holds(int bits, int path) {
    return (bits >>> path) % 2 == 1;
  }
}
