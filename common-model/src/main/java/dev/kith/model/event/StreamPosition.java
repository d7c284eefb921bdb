package dev.kith.model.event;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where in its author's stream an event stands, as its tag says: `["n", "<stream>:<sequence>",
/// "<id of the stream's previous event>"]`.
///
/// @param sequence counts from 1
/// @param previous null for the first event, and where the author left it out
public record StreamPosition(String stream, long sequence, @Nullable EventId previous) {

  private static final String TAG = "n";

  /// Fifteen digits stay below 2^53.
  private static final Pattern VALUE = Pattern.compile("([^:]{1,64}):([1-9][0-9]{0,14})");

  /// What the tag of one of the author's events must say to be found by its number.
  public static String value(String stream, long sequence) {
    return stream + ":" + sequence;
  }

  /// True for the tag that says a position, or tries to.
  public static boolean isTag(Tag tag) {
    return tag.name().equals(TAG);
  }

  public Tag toTag() {
    String value = value(stream, sequence);
    return previous == null ? Tag.of(TAG, value) : Tag.of(TAG, value, previous.hex());
  }

  /// The position of an event, or null if it has none that can be understood.
  public static @Nullable StreamPosition of(Event event) {
    for (Tag tag : event.tags()) {
      String value = tag.value();
      if (value != null && isTag(tag)) {
        Matcher matcher = VALUE.matcher(value);
        return matcher.matches()
            ? new StreamPosition(
                matcher.group(1), Long.parseLong(matcher.group(2)), previous(tag.values()))
            : null;
      }
    }
    return null;
  }

  private static @Nullable EventId previous(List<String> values) {
    return values.size() > 2 ? EventId.ofHexOrNull(values.get(2)) : null;
  }
}
