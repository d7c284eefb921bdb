package dev.kith.servicekit.discovery;

import dev.kith.servicekit.startup.Example;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How a service is found on the local network.
///
/// @param announce whether it says that it is there
/// @param interfaces names of network interfaces at which it does, where it listens at all of them
@Validated
@ConfigurationProperties(prefix = "kith.discovery", ignoreUnknownFields = false)
record DiscoveryProperties(
    @Example("off") @DefaultValue("auto") @NotNull Announcing announce,
    @Example("eth0") @DefaultValue List<String> interfaces) {

  DiscoveryProperties {
    interfaces = List.copyOf(interfaces);
  }
}
