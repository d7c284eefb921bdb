package dev.kith.relay.conformance.kit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The text of a filter, written without any codec that the relay may share.
///
/// @param members `"key":value` each
public record FilterJson(List<String> members) {

  /// The filter without conditions.
  public static FilterJson filter() {
    return new FilterJson(List.of());
  }

  public FilterJson ids(Signed... events) {
    return strings("ids", Arrays.stream(events).map(Signed::id));
  }

  public FilterJson authors(Author... authors) {
    return strings("authors", Arrays.stream(authors).map(Author::hex));
  }

  public FilterJson kinds(int... kinds) {
    return with(
        "kinds",
        IntStream.of(kinds).mapToObj(Integer::toString).collect(Collectors.joining(",", "[", "]")));
  }

  public FilterJson tag(String letter, String... values) {
    return strings("#" + letter, Arrays.stream(values));
  }

  public FilterJson to(Author addressee) {
    return tag("p", addressee.hex());
  }

  public FilterJson since(long time) {
    return with("since", Long.toString(time));
  }

  public FilterJson until(long time) {
    return with("until", Long.toString(time));
  }

  public FilterJson limit(int most) {
    return with("limit", Integer.toString(most));
  }

  /// @param json the value as it stands in the frame
  public FilterJson with(String key, String json) {
    String member = "\"" + key + "\":" + json;
    return new FilterJson(Stream.concat(members.stream(), Stream.of(member)).toList());
  }

  private FilterJson strings(String key, Stream<String> values) {
    return with(
        key, values.map(value -> '"' + value + '"').collect(Collectors.joining(",", "[", "]")));
  }

  @Override
  public String toString() {
    return String.join(",", members).transform(inner -> "{" + inner + "}");
  }
}
