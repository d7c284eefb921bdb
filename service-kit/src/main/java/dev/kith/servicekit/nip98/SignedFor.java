package dev.kith.servicekit.nip98;

import java.util.List;

/// What an authorization must have been signed for.
///
/// @param method of HTTP, in upper case
/// @param urls the absolute URLs with their query under which this very request is known, any of
///   which will do; none if the service does not know its own address
public record SignedFor(String method, List<String> urls) {

  public SignedFor {
    urls = List.copyOf(urls);
  }
}
