package dev.kith.relay.conformance.kit;

/// A signed event as the JSON text that goes over the wire, which need not be well-formed.
///
/// @param id what its `id` field says
/// @param createdAt seconds since 1970
public record Signed(String id, long createdAt, String json) {

  /// The frame that publishes it.
  public String frame() {
    return "[\"EVENT\"," + json + "]";
  }

  /// The same event with a part of its JSON exchanged, id and signature left as they are.
  ///
  /// @throws IllegalArgumentException if the part is not there
  public Signed with(String part, String other) {
    if (!json.contains(part)) {
      throw new IllegalArgumentException("there is no " + part + " in " + json);
    }
    return new Signed(id, createdAt, json.replace(part, other));
  }
}
