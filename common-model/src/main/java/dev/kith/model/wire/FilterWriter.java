package dev.kith.model.wire;

import dev.kith.model.filter.Filter;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// Writes filters.
public final class FilterWriter {

  private FilterWriter() {}

  public static byte[] json(Filter filter) {
    return FrameWriter.json(out -> write(filter, out));
  }

  static void write(Filter filter, JsonGenerator out) {
    out.writeStartObject();
    strings("ids", filter.ids(), out);
    strings("authors", filter.authors(), out);
    if (filter.kinds() != null) {
      out.writeArrayPropertyStart("kinds");
      filter.kinds().forEach(out::writeNumber);
      out.writeEndArray();
    }
    filter.tags().forEach((letter, values) -> strings("#" + letter, values, out));
    filter.allTags().forEach((letter, values) -> strings("&" + letter, values, out));
    strings("topics", filter.topics(), out);
    if (filter.search() != null) {
      out.writeStringProperty("search", filter.search().text());
    }
    number("since", filter.since(), out);
    number("until", filter.until(), out);
    number("limit", filter.limit(), out);
    out.writeEndObject();
  }

  private static void strings(String key, @Nullable Collection<?> values, JsonGenerator out) {
    if (values != null) {
      out.writeArrayPropertyStart(key);
      values.forEach(value -> out.writeString(value.toString()));
      out.writeEndArray();
    }
  }

  private static void number(String key, @Nullable Number value, JsonGenerator out) {
    if (value != null) {
      out.writeNumberProperty(key, value.longValue());
    }
  }
}
