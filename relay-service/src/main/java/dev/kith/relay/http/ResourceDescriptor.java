package dev.kith.relay.http;

import dev.kith.model.event.PublicKey;
import dev.kith.model.nip19.Npub;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// What WebFinger says of a name (RFC 7033, section 4.4).
///
/// @param subject what was asked about, in lower case
/// @param aliases the key as a `nostr:` URI (NIP-21)
/// @param properties the key in hex
/// @param links the relay
record ResourceDescriptor(
    String subject, List<String> aliases, Map<String, String> properties, List<Link> links) {

  static final String PUBKEY = "urn:kith:pubkey";
  static final String RELAY = "urn:kith:relay";

  record Link(String rel, String href) {}

  ResourceDescriptor {
    aliases = List.copyOf(aliases);
    properties = Map.copyOf(properties);
    links = List.copyOf(links);
  }

  static ResourceDescriptor of(String subject, PublicKey key, String relay) {
    return new ResourceDescriptor(
        subject,
        List.of("nostr:" + new Npub(key).text()),
        Map.of(PUBKEY, key.hex()),
        List.of(new Link(RELAY, relay)));
  }

  /// The same with links of those relations only.
  ResourceDescriptor withLinks(Collection<String> relations) {
    return new ResourceDescriptor(
        subject,
        aliases,
        properties,
        links.stream().filter(link -> relations.contains(link.rel())).toList());
  }
}
