package dev.kith.model.wire;

import dev.kith.model.event.Bytes32;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Signature;
import dev.kith.model.event.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The JSON text of an event whose fields can be spoilt one by one.
///
/// @param fields name to JSON text, in the order in which they are written
record EventText(Map<String, String> fields) {

  static final EventId ID = new EventId(new Bytes32(0x0123456789abcdefL, 2, 3, -4));
  static final PublicKey KEY = new PublicKey(new Bytes32(5, 6, 7, 8));
  private static final Signature SIG = new Signature(KEY.value(), ID.value());

  /// What the text says as long as it is not spoilt.
  static final Event EVENT = new Event(ID, KEY, 17, 4_040, List.of(Tag.of("t", "a")), "hi", SIG);

  static EventText sound() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("id", quoted(ID.hex()));
    fields.put("pubkey", quoted(KEY.hex()));
    fields.put("created_at", "17");
    fields.put("kind", "4040");
    fields.put("tags", "[[\"t\",\"a\"]]");
    fields.put("content", "\"hi\"");
    fields.put("sig", quoted(SIG.hex()));
    return new EventText(fields);
  }

  EventText with(String field, String json) {
    Map<String, String> changed = new LinkedHashMap<>(fields);
    changed.put(field, json);
    return new EventText(changed);
  }

  EventText without(String field) {
    Map<String, String> changed = new LinkedHashMap<>(fields);
    changed.remove(field);
    return new EventText(changed);
  }

  EventText idLast() {
    return without("id").with("id", quoted(ID.hex()));
  }

  String json() {
    return fields.entrySet().stream()
        .map(field -> quoted(field.getKey()) + ":" + field.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  /// The object with one more field before its end.
  String jsonAnd(String field) {
    return json().substring(0, json().length() - 1) + "," + field + "}";
  }

  static String quoted(String text) {
    return "\"" + text + "\"";
  }
}
