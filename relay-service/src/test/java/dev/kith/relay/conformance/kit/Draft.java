package dev.kith.relay.conformance.kit;

import dev.kith.model.event.EventDraft;
import dev.kith.model.event.EventId;
import dev.kith.model.event.Signature;
import dev.kith.model.event.Tag;
import dev.kith.model.wire.EventWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// A well-formed event on its way to a signature.
///
/// @param createdAt seconds since 1970
public record Draft(Author author, int kind, long createdAt, List<Tag> tags, String content) {

  public Draft at(long time) {
    return new Draft(author, kind, time, tags, content);
  }

  /// @param seconds how much earlier; negative for later
  public Draft ago(long seconds) {
    return at(createdAt - seconds);
  }

  public Draft tag(String name, String... values) {
    List<Tag> more = Stream.concat(tags.stream(), Stream.of(Tag.of(name, values))).toList();
    return new Draft(author, kind, createdAt, more, content);
  }

  public Draft to(Author addressee) {
    return tag("p", addressee.hex());
  }

  public Draft content(String text) {
    return new Draft(author, kind, createdAt, tags, text);
  }

  public Signed sign() {
    EventDraft draft = new EventDraft(createdAt, kind, tags, content);
    EventId id = draft.id(author.key());
    Signature signature = Signature.ofHex(author.sign(id));
    byte[] json = EventWriter.json(draft.signed(author.key(), signature));
    return new Signed(id.hex(), createdAt, new String(json, StandardCharsets.UTF_8));
  }
}
