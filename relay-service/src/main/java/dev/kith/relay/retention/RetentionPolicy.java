package dev.kith.relay.retention;

import dev.kith.model.event.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// How long the events of each kind are kept.
///
/// @param rules the first that includes a kind counts
/// @param others how kinds are kept that no rule includes
/// @param maxBytes most bytes of JSON before the oldest events go
public record RetentionPolicy(List<Span> rules, Keep others, long maxBytes) {

  /// Kinds that are kept whatever the rules say: what was deleted would come back without them.
  public static final List<Integer> PERMANENT = List.of(Kind.DELETION, Kind.VANISH);

  public RetentionPolicy {
    rules = List.copyOf(rules);
  }

  public Keep of(int kind) {
    if (PERMANENT.contains(kind)) {
      return new Keep.Always();
    }
    return rules.stream()
        .filter(rule -> rule.includes(kind))
        .map(Span::keep)
        .findFirst()
        .orElse(others);
  }

  /// All kinds in order, as few spans as possible.
  public List<Span> spans() {
    List<Span> spans = new ArrayList<>();
    List<Integer> starts = List.copyOf(starts());
    for (int i = 0; i < starts.size(); i++) {
      int from = starts.get(i);
      int to = i + 1 < starts.size() ? starts.get(i + 1) - 1 : Kind.MAX;
      Keep keep = of(from);
      if (!spans.isEmpty() && spans.getLast().keep().equals(keep)) {
        from = spans.removeLast().from();
      }
      spans.add(new Span(from, to, keep));
    }
    return spans;
  }

  /// The kinds at which something may change.
  private SortedSet<Integer> starts() {
    SortedSet<Integer> starts = new TreeSet<>(List.of(0));
    for (Span rule : rules) {
      starts.add(rule.from());
      starts.add(rule.to() + 1);
    }
    for (int kind : PERMANENT) {
      starts.add(kind);
      starts.add(kind + 1);
    }
    starts.remove(Kind.MAX + 1);
    return starts;
  }
}
