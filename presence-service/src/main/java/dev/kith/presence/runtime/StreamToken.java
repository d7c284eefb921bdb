package dev.kith.presence.runtime;

import dev.kith.presence.store.AgentReader.Head;
import dev.kith.servicekit.paging.Cursor;
import org.jspecify.annotations.Nullable;

/// How far somebody has followed the changes.
///
/// @param directory whose changes they are
record StreamToken(String directory, long position) {

  static StreamToken at(Head head) {
    return new StreamToken(head.id().toString(), head.head());
  }

  /// The token of that text, or null if it is none.
  static @Nullable StreamToken read(String text) {
    String[] parts = Cursor.ofToken(text).map(Cursor::key).orElse("").split(" ", 2);
    return parts.length == 2 && parts[1].matches("[0-9]{1,18}")
        ? new StreamToken(parts[0], Long.parseLong(parts[1]))
        : null;
  }

  String text() {
    return new Cursor(directory + " " + position).token();
  }

  /// True if all changes behind it can still be told.
  boolean canBeFollowed(Head head) {
    return directory.equals(head.id().toString())
        && position >= head.forgotten()
        && position <= head.head();
  }
}
