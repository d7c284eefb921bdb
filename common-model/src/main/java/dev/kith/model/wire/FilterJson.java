package dev.kith.model.wire;

import dev.kith.model.filter.Filter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Lists of filters as they are kept: a JSON array.
public final class FilterJson {

  private FilterJson() {}

  public static String write(List<Filter> filters) {
    byte[] json =
        FrameWriter.write(out -> filters.forEach(filter -> FilterWriter.write(filter, out)));
    return new String(json, StandardCharsets.UTF_8);
  }

  /// @param json as [#write] made it
  /// @throws IllegalArgumentException if it is no list of filters
  public static List<Filter> read(String json) {
    try (JsonParser parser = Json.parser(json.getBytes(StandardCharsets.UTF_8))) {
      List<Filter> filters = new ArrayList<>();
      parser.nextToken();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        filters.add(FilterReader.read(parser));
      }
      return filters;
    } catch (Refusal damaged) {
      throw new IllegalArgumentException("damaged filters: " + damaged.reason().sentence());
    }
  }
}
