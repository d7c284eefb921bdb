package dev.kith.relay.access;

import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import dev.kith.model.event.Tag;
import java.util.List;
import java.util.stream.Stream;

/// Somebody finds an event objectionable (NIP-56).
///
/// @param reason in the reporter's words: the type, what is said to it, or both
public record Report(EventId event, String reason) {

  private static final int TYPE = 2;

  /// One for each event that the tags of a report name. Who reports a key alone names none.
  public static List<Report> of(Event report) {
    return report.tags().stream()
        .filter(tag -> tag.name().equals("e"))
        .flatMap(tag ->
            Stream.ofNullable(EventId.ofHexOrNull(tag.value()))
                .map(id -> new Report(id, reason(tag, report.content()))))
        .toList();
  }

  private static String reason(Tag tag, String content) {
    List<String> values = tag.values();
    String type = values.size() > TYPE ? values.get(TYPE) : "";
    return String.join(": ", Stream.of(type, content).filter(part -> !part.isBlank()).toList());
  }
}
