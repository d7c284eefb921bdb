package dev.kith.model.topic;

import java.util.List;

/// Which topic names are meant (MQTT 5, section 4.7). `/` parts names and patterns into levels, of
/// which any may be empty. `+` stands for any one level; `#`, at the end, for any number of levels,
/// and for none.
///
/// A name is any text that is not empty and holds no U+0000. As in MQTT, names that start with `$`
/// are not meant by a pattern that starts with a wildcard. Unlike in MQTT, a name may hold `+` and
/// `#`: they are characters like others there, which only wildcards and `#t` can ask for.
///
/// @param levels never empty
public record TopicPattern(List<String> levels) {

  /// In characters.
  public static final int MAX_LENGTH = 512;

  static final String ONE = "+";
  static final String REST = "#";

  public TopicPattern {
    levels = List.copyOf(levels);
  }

  /// @throws IllegalArgumentException with a sentence if the text is no pattern
  public static TopicPattern parse(String text) {
    if (!isName(text)) {
      throw new IllegalArgumentException("it must not be empty and not hold U+0000");
    }
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("it must have at most " + MAX_LENGTH + " characters");
    }
    List<String> levels = List.of(text.split("/", -1));
    for (int i = 0; i < levels.size(); i++) {
      String level = levels.get(i);
      if (level.contains(REST) && (level.length() > 1 || i + 1 < levels.size())) {
        throw new IllegalArgumentException("# must stand alone as its last level");
      }
      if (level.contains(ONE) && level.length() > 1) {
        throw new IllegalArgumentException("+ must stand alone in its level");
      }
    }
    return new TopicPattern(levels);
  }

  /// True for the values of `t` tags that are topic names.
  public static boolean isName(String text) {
    return !text.isEmpty() && text.indexOf('\0') < 0;
  }

  /// True if it has no wildcards, and so means one name.
  public boolean isExact() {
    return literals().size() == levels.size();
  }

  /// True if it means names of any number of levels.
  public boolean isOpen() {
    return levels.getLast().equals(REST);
  }

  /// The levels before the first wildcard.
  public List<String> literals() {
    return levels.stream().takeWhile(level -> !isWildcard(level)).toList();
  }

  public boolean matches(String name) {
    if (!isName(name) || (isWildcard(levels.getFirst()) && isHidden(name))) {
      return false;
    }
    int start = 0;
    for (String level : levels) {
      if (level.equals(REST)) {
        return true;
      }
      if (start > name.length()) {
        return false;
      }
      int end = endOfLevel(name, start);
      if (!level.equals(ONE) && !(level.length() == end - start && name.startsWith(level, start))) {
        return false;
      }
      start = end + 1;
    }
    return start > name.length();
  }

  /// The form on the wire.
  @Override
  public String toString() {
    return String.join("/", levels);
  }

  public static boolean isWildcard(String level) {
    return level.equals(ONE) || level.equals(REST);
  }

  static boolean isHidden(String name) {
    return name.startsWith("$");
  }

  static int endOfLevel(String name, int start) {
    int slash = name.indexOf('/', start);
    return slash < 0 ? name.length() : slash;
  }
}
