package dev.kith.model.nip19;

import dev.kith.model.event.Address;
import dev.kith.model.event.PublicKey;
import java.util.List;

/// The address of a replaceable or addressable event and where it is likely to be found.
///
/// @param relays URLs, perhaps none
public record Naddr(Address address, List<String> relays) implements Entity {

  static final String PREFIX = "naddr";

  public Naddr {
    relays = List.copyOf(relays);
  }

  static Naddr read(TlvReader fields) {
    PublicKey author = new PublicKey(fields.bytes32(Tlv.AUTHOR));
    return new Naddr(new Address(fields.kind(), author, fields.identifier()), fields.relays());
  }

  @Override
  public String text() {
    return new TlvWriter()
        .addIdentifier(address.identifier())
        .addRelays(relays)
        .add(Tlv.AUTHOR, address.pubkey().value())
        .addKind(address.kind())
        .text(PREFIX);
  }
}
