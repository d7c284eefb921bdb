package dev.kith.mesh;

import dev.kith.model.crypto.KeyPair;
import java.net.URI;
import java.util.Map;
import java.util.Objects;

/// What a service may know of the others in the mesh.
///
/// @param urls of the services that run already, by name
/// @param presence the key of the presence service
record Neighbours(Map<String, URI> urls, KeyPair presence) {

  URI url(String service) {
    return Objects.requireNonNull(urls.get(service), service);
  }
}
