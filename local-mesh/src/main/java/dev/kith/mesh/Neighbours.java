package dev.kith.mesh;

import java.net.URI;
import java.util.Map;
import java.util.Objects;

/// What a service may know of the others in the mesh.
///
/// @param urls of the services that run already, by name
record Neighbours(Map<String, URI> urls, Secrets secrets) {

  URI url(String service) {
    return Objects.requireNonNull(urls.get(service), service);
  }
}
