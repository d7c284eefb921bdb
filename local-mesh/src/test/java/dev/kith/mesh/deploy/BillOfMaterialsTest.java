package dev.kith.mesh.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every service has a list of all that it is made of in its jar (CycloneDX).
class BillOfMaterialsTest {

  private static final String BILL = "META-INF/sbom/application.cdx.json";

  @Test
  void everyServiceNamesItsParts() throws Exception {
    List<String> services = new ArrayList<>();
    for (URL file : Collections.list(getClass().getClassLoader().getResources(BILL))) {
      try (InputStream in = file.openStream()) {
        JsonNode bill = JsonMapper.shared().readTree(in);
        String service = bill.path("metadata").path("component").path("name").asString();
        assertThat(bill.path("components").valueStream())
            .as(service)
            .extracting(part -> part.path("name").asString())
            .contains("common-model", "r2dbc-postgresql", "netty-handler");
        assertThat(bill.path("components").valueStream())
            .as(service)
            .allSatisfy(part -> assertThat(part.path("purl").asString()).startsWith("pkg:maven/"));
        services.add(service);
      }
    }
    assertThat(services)
        .containsExactlyInAnyOrder("relay-service", "presence-service", "wake-service");
  }
}
