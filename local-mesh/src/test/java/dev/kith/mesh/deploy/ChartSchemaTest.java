package dev.kith.mesh.deploy;

import static org.assertj.core.api.Assertions.assertThatCode;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Everything that the chart makes has the fields that Kubernetes knows, and no others. It needs
/// `helm` on the PATH, and no cluster.
class ChartSchemaTest {

  /// Of the Prometheus operator, which Kubernetes does not know.
  private static final String FOREIGN = "ServiceMonitor";

  private static final String MODELS = "io.kubernetes.client.openapi.models.";

  @BeforeAll
  static void needHelm() {
    Helm.assumeThere();
  }

  static Stream<Path> examples() throws IOException {
    return Helm.examples();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void kubernetesKnowsEveryField(Path values) throws Exception {
    for (Map<String, Object> manifest : Helm.manifests(values)) {
      String kind = String.valueOf(manifest.get("kind"));
      if (!kind.equals(FOREIGN)) {
        String version = String.valueOf(manifest.get("apiVersion")).endsWith("/v2") ? "V2" : "V1";
        JsonElement json = new Gson().toJsonTree(manifest);
        assertThatCode(() ->
                Class.forName(MODELS + version + kind)
                    .getMethod("validateJsonElement", JsonElement.class)
                    .invoke(null, json))
            .as(kind)
            .doesNotThrowAnyException();
      }
    }
  }
}
