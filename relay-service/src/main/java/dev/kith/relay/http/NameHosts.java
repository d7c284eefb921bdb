package dev.kith.relay.http;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// The hosts that names are under.
///
/// @param hosts in lower case; if there are none, names are under any host that leads here
public record NameHosts(Set<String> hosts) {

  public NameHosts {
    hosts = Set.copyOf(hosts);
  }

  public static NameHosts of(Collection<String> written) {
    return new NameHosts(
        written.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toSet()));
  }

  boolean include(String host) {
    return hosts.isEmpty() || hosts.contains(host);
  }
}
