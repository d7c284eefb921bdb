package dev.kith.model.topic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Finds the patterns that mean a name without looking at the others. A tree of levels: a name is
/// walked down it along all patterns that still fit, level by level.
///
/// @param <V> what is filed under patterns
public final class TopicTrie<V> {

  private final Node<V> root = new Node<>();

  private static final class Node<V> {
    private final Map<String, Node<V>> children = new HashMap<>();
    private final Set<V> values = new LinkedHashSet<>();

    @Nullable Node<V> child(String level) {
      return children.get(level);
    }

    boolean isEmpty() {
      return children.isEmpty() && values.isEmpty();
    }
  }

  public void add(TopicPattern pattern, V value) {
    Node<V> node = root;
    for (String level : pattern.levels()) {
      node = node.children.computeIfAbsent(level, _ -> new Node<>());
    }
    node.values.add(value);
  }

  public void remove(TopicPattern pattern, V value) {
    List<Node<V>> path = new ArrayList<>(List.of(root));
    for (String level : pattern.levels()) {
      Node<V> child = path.getLast().child(level);
      if (child == null) {
        return;
      }
      path.add(child);
    }
    path.getLast().values.remove(value);
    for (int i = path.size() - 1; i > 0 && path.get(i).isEmpty(); i--) {
      path.get(i - 1).children.remove(pattern.levels().get(i - 1));
    }
  }

  public boolean isEmpty() {
    return root.isEmpty();
  }

  /// Hands on what is filed under the patterns that mean the name, each pattern's once.
  public void matches(String name, Consumer<V> found) {
    if (!TopicPattern.isName(name)) {
      return;
    }
    List<Node<V>> fitting = List.of(root);
    boolean wildcards = !TopicPattern.isHidden(name);
    for (int start = 0; start <= name.length() && !fitting.isEmpty(); ) {
      int end = TopicPattern.endOfLevel(name, start);
      fitting = step(fitting, name.substring(start, end), wildcards, found);
      wildcards = true;
      start = end + 1;
    }
    for (Node<V> whole : fitting) {
      whole.values.forEach(found);
      values(whole.child(TopicPattern.REST), found);
    }
  }

  private static <V> List<Node<V>> step(
      List<Node<V>> fitting, String level, boolean wildcards, Consumer<V> found) {
    List<Node<V>> next = new ArrayList<>();
    for (Node<V> node : fitting) {
      // In a name, + and # are characters like others.
      Node<V> same = TopicPattern.isWildcard(level) ? null : node.child(level);
      if (same != null) {
        next.add(same);
      }
      if (wildcards) {
        Node<V> any = node.child(TopicPattern.ONE);
        if (any != null) {
          next.add(any);
        }
        values(node.child(TopicPattern.REST), found);
      }
    }
    return next;
  }

  private static <V> void values(@Nullable Node<V> node, Consumer<V> found) {
    if (node != null) {
      node.values.forEach(found);
    }
  }
}
