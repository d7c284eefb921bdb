package dev.kith.servicekit.http.openapi;

import dev.kith.model.event.EventId;
import dev.kith.model.event.PublicKey;
import dev.kith.servicekit.access.Caller;
import dev.kith.servicekit.http.HttpProperties;
import dev.kith.servicekit.paging.PageRequest;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/// Describes a service's API.
@AutoConfiguration
class OpenApiAutoConfiguration {

  static {
    SpringDocUtils.getConfig()
        .replaceWithSchema(PublicKey.class, hex())
        .replaceWithSchema(EventId.class, hex())
        .addRequestWrapperToIgnore(PageRequest.class, Caller.class);
  }

  @Bean
  OpenAPI description(Environment options, HttpProperties http) {
    return Description.of(
        options.getProperty("spring.application.name", "service"),
        options.getProperty("spring.application.version", "unknown"),
        http.publicUrl());
  }

  @Bean
  OperationCustomizer operations() {
    return new Operations();
  }

  @Bean
  OpenApiCustomizer wireNames() {
    return new WireNames();
  }

  private static Schema<?> hex() {
    return new StringSchema().pattern("^[0-9a-f]{64}$");
  }
}
