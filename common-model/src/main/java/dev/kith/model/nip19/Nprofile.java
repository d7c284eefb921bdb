package dev.kith.model.nip19;

import dev.kith.model.event.PublicKey;
import java.util.List;

/// An agent and where its events are likely to be found.
///
/// @param relays URLs, perhaps none
public record Nprofile(PublicKey key, List<String> relays) implements Entity {

  static final String PREFIX = "nprofile";

  public Nprofile {
    relays = List.copyOf(relays);
  }

  static Nprofile read(TlvReader fields) {
    return new Nprofile(new PublicKey(fields.bytes32(Tlv.SPECIAL)), fields.relays());
  }

  @Override
  public String text() {
    return new TlvWriter().add(Tlv.SPECIAL, key.value()).addRelays(relays).text(PREFIX);
  }
}
