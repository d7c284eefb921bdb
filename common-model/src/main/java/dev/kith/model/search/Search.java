package dev.kith.model.search;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A search as somebody typed it (NIP-50). A content meets it if it holds all of its words, in any
/// order. Extensions (`key:value`) are passed over, as none is known here; a search that has no
/// words besides finds nothing.
public record Search(String text) {

  /// An address is no extension: its words are looked for.
  private static final Pattern EXTENSION = Pattern.compile("[\\p{L}\\p{N}_-]+:(?!//)\\S+");

  private static final Pattern SPACE = Pattern.compile("\\s+");

  /// Each once, in order.
  public List<String> words() {
    String words =
        SPACE
            .splitAsStream(text)
            .filter(part -> !EXTENSION.matcher(part).matches())
            .collect(Collectors.joining(" "));
    return Words.of(words).stream().distinct().toList();
  }

  public boolean matches(String content) {
    List<String> wanted = words();
    Set<String> there = new HashSet<>(Words.of(content));
    return !wanted.isEmpty() && there.containsAll(wanted);
  }

  /// The form on the wire.
  @Override
  public String toString() {
    return text;
  }
}
