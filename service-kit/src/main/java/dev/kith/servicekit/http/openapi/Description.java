package dev.kith.servicekit.http.openapi;

import dev.kith.servicekit.http.PublicUrl;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the description of every service begins with.
final class Description {

  /// Names of components.
  static final String SIGNATURE = "nostr";

  static final String PROBLEM = "Problem";

  private Description() {}

  /// @param service its name
  /// @param publicUrl where it is reached, null if only the reader of the description knows
  static OpenAPI of(String service, String version, @Nullable PublicUrl publicUrl) {
    return new OpenAPI()
        .info(new Info().title("Kith " + service).version(version))
        .servers(List.of(new Server().url(publicUrl == null ? "/" : publicUrl.base())))
        .components(
            new Components()
                .addSecuritySchemes(SIGNATURE, signature())
                .addSchemas(PROBLEM, problem()));
  }

  private static SecurityScheme signature() {
    return new SecurityScheme()
        .type(SecurityScheme.Type.HTTP)
        .scheme("Nostr")
        .description(
            "NIP-98: base64 of an event of kind 27235, signed by the caller's key within the last"
                + " minute, with the tags u (the whole URL), method and, where there is a body,"
                + " payload (its SHA-256 in hex). Each event opens one request.");
  }

  private static Schema<?> problem() {
    Schema<?> problem = new ObjectSchema();
    problem.description("RFC 9457. Some types have further members.");
    problem.addProperty("type", new StringSchema().format("uri"));
    problem.addProperty("title", new StringSchema());
    problem.addProperty("status", new IntegerSchema());
    problem.addProperty("detail", new StringSchema());
    problem.addProperty("request_id", new StringSchema());
    problem.setRequired(List.of("type", "title", "status", "detail", "request_id"));
    return problem;
  }
}
