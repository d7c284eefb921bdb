package dev.kith.presence.membership;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which members are asked to help with a probe.
final class Helpers {

  /// Among how many times more they are chosen.
  static final int CHOICE = 3;

  private Helpers() {}

  /// As many as there are on a path that none of the others is on, then others: what breaks one
  /// path should not make a live member look dead.
  static List<Member> onDifferentPaths(List<Member> candidates, int count) {
    Set<String> paths = new HashSet<>();
    List<Member> chosen = new ArrayList<>();
    List<Member> rest = new ArrayList<>();
    for (Member candidate : candidates) {
      String path = candidate.endpoint().path();
      (path.isEmpty() || paths.add(path) ? chosen : rest).add(candidate);
    }
    chosen.addAll(rest);
    return List.copyOf(chosen.subList(0, Math.min(count, chosen.size())));
  }
}
