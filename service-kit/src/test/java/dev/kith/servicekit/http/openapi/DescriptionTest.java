package dev.kith.servicekit.http.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.kith.servicekit.tiny.RunningService;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DescriptionTest {

  private static RunningService service;
  private static String text;
  private static JsonNode description;

  @BeforeAll
  static void readIt() {
    service = RunningService.start("spring.application.name=tiny");
    byte[] body =
        service
            .send("GET", "/v1/openapi.json")
            .expectStatus()
            .isOk()
            .expectBody()
            .returnResult()
            .getResponseBody();
    text = new String(Objects.requireNonNull(body), StandardCharsets.UTF_8);
    description = JsonMapper.shared().readTree(text);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void itIsAnOpenApiDocument() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(getClass().getResourceAsStream("openapi-3.1.schema.json"))) {
      Schema schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(file);

      assertThat(schema.validate(text, InputFormat.JSON)).isEmpty();
      assertThat(schema.validate(text.replace("\"paths\"", "\"pathz\""), InputFormat.JSON))
          .isNotEmpty();
    }
  }

  @Test
  void itDescribesTheApiAndNothingElse() {
    assertThat(description.path("info").path("title").asString()).isEqualTo("Kith tiny");
    assertThat(description.path("paths").propertyNames())
        .containsExactlyInAnyOrder(
            "/v1/notes",
            "/v1/notes/raw",
            "/v1/notes/search",
            "/v1/notes/missing",
            "/v1/notes/failing",
            "/v1/notes/authors/{key}");
  }

  @Test
  void everyOperationNamesItsRoleItsSignatureAndItsProblems() {
    JsonNode delete = description.at("/paths/~1v1~1notes/delete");

    assertThat(delete.path("x-kith-role").asString()).isEqualTo("owner");
    assertThat(delete.at("/security/0").has("nostr")).isTrue();
    assertThat(
            delete
                .at("/responses/default/content/application~1problem+json/schema/$ref")
                .asString())
        .isEqualTo("#/components/schemas/Problem");
    assertThat(description.at("/components/securitySchemes/nostr/scheme").asString())
        .isEqualTo("Nostr");
  }

  @Test
  void aPageIsAskedForWithLimitAndAfter() {
    JsonNode parameters = description.at("/paths/~1v1~1notes/get/parameters");

    assertThat(parameters.valueStream().map(parameter -> parameter.path("name").asString()))
        .containsExactly("limit", "after");
    assertThat(parameters.at("/0/schema/maximum").asInt()).isEqualTo(500);
  }

  @Test
  void fieldsHaveTheirNamesOnTheWire() {
    JsonNode note = description.at("/components/schemas/NewNote/properties");

    assertThat(note.propertyNames())
        .containsExactlyInAnyOrder("text", "copy_count", "colour", "author", "in_reply_to");
    assertThat(note.at("/author/pattern").asString()).isEqualTo("^[0-9a-f]{64}$");
  }
}
