package dev.kith.servicekit.http.openapi;

import dev.kith.servicekit.http.SnakeCase;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;

/// Gives the fields in the description the names that they have on the wire. springdoc reads the
/// classes by itself and does not know how our JSON is written.
final class WireNames implements OpenApiCustomizer {

  @Override
  public void customise(OpenAPI description) {
    description.getComponents().getSchemas().values().forEach(WireNames::rename);
  }

  @SuppressWarnings("rawtypes")
  private static void rename(Schema<?> schema) {
    Map<String, Schema> properties = schema.getProperties();
    if (properties != null) {
      Map<String, Schema> renamed = new LinkedHashMap<>();
      properties.forEach((name, property) -> renamed.put(SnakeCase.of(name), property));
      schema.setProperties(renamed);
    }
    List<String> required = schema.getRequired();
    if (required != null) {
      schema.setRequired(required.stream().map(SnakeCase::of).toList());
    }
    if (schema.getAllOf() != null) {
      schema.getAllOf().forEach(WireNames::rename);
    }
  }
}
