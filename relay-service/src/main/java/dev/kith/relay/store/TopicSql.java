package dev.kith.relay.store;

import dev.kith.model.topic.TopicPattern;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// Topic patterns as conditions on `relay.topic p`. Patterns that begin with text are ranges of an
/// index; the others look at all names, of which there are far fewer than events.
final class TopicSql {

  private TopicSql() {}

  /// A condition that one of the patterns means the name.
  static String anyOf(Collection<TopicPattern> patterns, Sql sql) {
    return patterns.stream()
        .map(pattern -> condition(pattern, sql))
        .collect(Collectors.joining(" or ", "(", ")"));
  }

  /// A condition on `relay.event e` that one of the patterns means one of its names.
  static String isAnyOf(Collection<TopicPattern> patterns, Sql sql) {
    return "exists (select from relay.topic p where "
        + anyOf(patterns, sql)
        + " and p.hash = any(e.tags))";
  }

  private static String condition(TopicPattern pattern, Sql sql) {
    List<String> literals = pattern.literals();
    String literal = String.join("/", literals);
    if (pattern.isExact()) {
      return "p.hash = " + sql.marker(TagHash.of("t", literal));
    }
    String means = "p.name ~ " + sql.marker(regex(pattern));
    if (literals.isEmpty()) {
      return "(left(p.name, 1) <> '$' and " + means + ")";
    }
    // '0' is the character after '/'.
    String below =
        "(left(p.name, 512) >= "
            + sql.marker(literal + "/")
            + " and left(p.name, 512) < "
            + sql.marker(literal + "0")
            + " and "
            + means
            + ")";
    return pattern.isOpen()
        ? "(" + below + " or p.hash = " + sql.marker(TagHash.of("t", literal)) + ")"
        : below;
  }

  private static String regex(TopicPattern pattern) {
    StringBuilder regex = new StringBuilder("^");
    String slash = "";
    for (String level : pattern.levels()) {
      switch (level) {
        case "#" -> regex.append(slash.isEmpty() ? ".*" : "(/.*)?");
        case "+" -> regex.append(slash).append("[^/]*");
        default -> {
          regex.append(slash);
          level.codePoints().forEach(c -> literal(c, regex));
        }
      }
      slash = "/";
    }
    return regex.append('$').toString();
  }

  /// In PostgreSQL's regular expressions, a backslash makes anything that is not alphanumeric
  /// literal.
  private static void literal(int character, StringBuilder regex) {
    if (character < 0x80 && !Character.isLetterOrDigit(character)) {
      regex.append('\\');
    }
    regex.appendCodePoint(character);
  }
}
