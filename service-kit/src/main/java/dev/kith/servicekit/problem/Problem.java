package dev.kith.servicekit.problem;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// One problem with one request (RFC 9457).
///
/// @param detail one sentence for a person: what is wrong and what to do; no class names, no traces
/// @param members what programs need beyond the type; each is a member of the JSON object
/// @param headers the response carries, such as `Retry-After`
public record Problem(
    ProblemType type,
    String detail,
    SequencedMap<String, Object> members,
    SequencedMap<String, String> headers) {

  public Problem {
    members = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(members));
    headers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(headers));
  }

  public static Problem of(ProblemType type, String detail) {
    return new Problem(type, detail, new LinkedHashMap<>(), new LinkedHashMap<>());
  }

  public Problem with(String member, Object value) {
    return new Problem(type, detail, extended(members, member, value), headers);
  }

  public Problem withHeader(String name, String value) {
    return new Problem(type, detail, members, extended(headers, name, value));
  }

  /// The problem on its way to the one place that renders it.
  public ProblemException exception() {
    return new ProblemException(this);
  }

  private static <T> SequencedMap<String, T> extended(Map<String, T> map, String key, T value) {
    SequencedMap<String, T> extended = new LinkedHashMap<>(map);
    extended.put(key, value);
    return extended;
  }
}
