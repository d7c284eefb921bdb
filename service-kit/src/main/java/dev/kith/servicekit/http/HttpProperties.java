package dev.kith.servicekit.http;

import dev.kith.servicekit.startup.Example;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// The HTTP edge of a service.
///
/// @param publicUrl where others reach this service, without a slash at the end; needed for signed
///   requests that do not come from this machine
/// @param internalUrl where the mesh's own services reach it, where that is another one, such as
///   `http://relay:7447` inside a network of containers
/// @param allowedOrigins whose pages in a browser may use what is below `/v1`, such as
///   `https://console.example.org`; without one, a browser keeps the answers from every page
/// @param maxBody largest body of a request
/// @param headTimeout how long a connection may wait for the next request's head
/// @param bodyTimeout how long the body of a request may take to arrive
@Validated
@ConfigurationProperties(prefix = "kith.http", ignoreUnknownFields = false)
public record HttpProperties(
    @Example("https://relay.example.org") @Nullable PublicUrl publicUrl,
    @Example("http://relay:7447") @Nullable PublicUrl internalUrl,
    @Example("https://console.example.org") @DefaultValue List<String> allowedOrigins,
    @Example("1MB") @DefaultValue("1MB") BodyLimit maxBody,
    @Example("20s") @DefaultValue("20s") @DurationMin(millis = 1, message = "must be 1ms or longer")
        Duration headTimeout,
    @Example("10s") @DefaultValue("10s") @DurationMin(millis = 1, message = "must be 1ms or longer")
        Duration bodyTimeout) {

  public HttpProperties {
    allowedOrigins = List.copyOf(allowedOrigins);
  }
}
