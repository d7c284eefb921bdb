package dev.kith.wake.provider.apns;

import dev.kith.wake.push.Endpoint.Apns.Environment;
import dev.kith.wake.push.Secret;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// How the service speaks to Apple for one team of developers.
///
/// @param key the signing key, in PEM, of that id
/// @param hosts where the service of each environment is
/// @param connections for each of them
/// @param inFlight most pushes that are not answered, for each of them
/// @param patience how long an answer may take
/// @param trusted whose certificates are believed; those that the system believes if empty
public record ApnsSettings(
    String teamId,
    String keyId,
    Secret key,
    Map<Environment, InetSocketAddress> hosts,
    int connections,
    int inFlight,
    Duration patience,
    List<X509Certificate> trusted) {

  public ApnsSettings {
    hosts = Map.copyOf(hosts);
    trusted = List.copyOf(trusted);
  }
}
