package dev.kith.model.nip19;

import dev.kith.model.event.Bytes32;
import dev.kith.model.event.EventId;
import dev.kith.model.event.PublicKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An event and where it is likely to be found.
///
/// @param relays URLs, perhaps none
public record Nevent(
    EventId id, List<String> relays, @Nullable PublicKey author, @Nullable Integer kind)
    implements Entity {

  static final String PREFIX = "nevent";

  public Nevent {
    relays = List.copyOf(relays);
  }

  static Nevent read(TlvReader fields) {
    Bytes32 author = fields.optionalBytes32(Tlv.AUTHOR);
    return new Nevent(
        new EventId(fields.bytes32(Tlv.SPECIAL)),
        fields.relays(),
        author == null ? null : new PublicKey(author),
        fields.optionalKind());
  }

  @Override
  public String text() {
    TlvWriter fields = new TlvWriter().add(Tlv.SPECIAL, id.value()).addRelays(relays);
    if (author != null) {
      fields.add(Tlv.AUTHOR, author.value());
    }
    if (kind != null) {
      fields.addKind(kind);
    }
    return fields.text(PREFIX);
  }
}
