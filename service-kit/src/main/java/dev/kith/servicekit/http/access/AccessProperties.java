package dev.kith.servicekit.http.access;

import dev.kith.model.event.PublicKey;
import dev.kith.servicekit.startup.Example;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Who has which role from the configuration. Keys are npubs or hex.
///
/// @param owners keys that decide who the others are
/// @param operators keys that run the service
/// @param readers keys that look at everything
/// @param observers networks whose machines read metrics and the details of health without a key;
///   leave it empty if a reverse proxy on this machine makes every request look local
@ConfigurationProperties(prefix = "kith.access", ignoreUnknownFields = false)
record AccessProperties(
    @Example(AccessProperties.KEY) @DefaultValue List<PublicKey> owners,
    @Example(AccessProperties.KEY) @DefaultValue List<PublicKey> operators,
    @Example(AccessProperties.KEY) @DefaultValue List<PublicKey> readers,
    @Example("10.0.0.0/8") @DefaultValue({"127.0.0.0/8", "::1/128"}) List<Network> observers) {

  /// The key of NIP-19's example.
  static final String KEY = "npub180cvv07tjdrrgpa0j7j7tmnyl2yr6yr7l8j4s3evf6u64th6gkwsyjh6w6";

  AccessProperties {
    owners = List.copyOf(owners);
    operators = List.copyOf(operators);
    readers = List.copyOf(readers);
    observers = List.copyOf(observers);
  }
}
