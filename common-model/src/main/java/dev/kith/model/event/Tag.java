package dev.kith.model.event;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One tag of an event: a name and what follows it. NIP-01 demands at least the name.
///
/// @param values the name first, then the values, never empty
public record Tag(List<String> values) {

  public Tag {
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException("a tag needs at least a name");
    }
  }

  public static Tag of(String name, String... values) {
    return new Tag(Stream.concat(Stream.of(name), Arrays.stream(values)).toList());
  }

  /// All first values of the tags of that name, in order.
  static Stream<String> values(List<Tag> tags, String name) {
    return tags.stream()
        .filter(tag -> tag.values().size() > 1 && tag.name().equals(name))
        .map(tag -> tag.values().get(1));
  }

  public String name() {
    return values.getFirst();
  }

  /// The first value, which is the only one that filters see, or null if the tag is a bare name.
  public @Nullable String value() {
    return values.size() > 1 ? values.get(1) : null;
  }

  /// True if filters can ask for this tag: the name is one ASCII letter and there is a value.
  public boolean isIndexed() {
    return values.size() > 1 && isLetter(name());
  }

  /// True for the tag names that a filter may name: exactly one letter, a-z or A-Z.
  public static boolean isLetter(String name) {
    if (name.length() != 1) {
      return false;
    }
    char c = name.charAt(0);
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
