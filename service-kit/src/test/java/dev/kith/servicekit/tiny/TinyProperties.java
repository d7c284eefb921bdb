package dev.kith.servicekit.tiny;

import dev.kith.servicekit.startup.Example;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Options of a service's own.
@Validated
@ConfigurationProperties(prefix = "kith.tiny", ignoreUnknownFields = false)
record TinyProperties(
    @Example("3") @Min(1) @DefaultValue("1") int copies,
    @Example("fast") @DefaultValue("slow") Mode mode,
    @Example("s3cret") @NotBlank @DefaultValue("none") String apiToken) {

  enum Mode {
    SLOW,
    FAST
  }
}
