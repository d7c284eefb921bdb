package dev.kith.mesh.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The options that the services have, by the names that they have in the environment: what the
/// compiler and Spring Boot have noted of them.
final class ServiceOptions {

  private static final String METADATA = "META-INF/spring-configuration-metadata.json";

  private ServiceOptions() {}

  /// Those of the variables that no service listens to.
  static List<String> unknown(Iterable<String> variables) {
    List<JsonNode> known = known();
    List<String> unknown = new ArrayList<>();
    for (String variable : variables) {
      if (known.stream().noneMatch(option -> isMeant(option, variable))) {
        unknown.add(variable);
      }
    }
    return unknown;
  }

  static boolean isSecret(String variable) {
    return variable.endsWith("PASSWORD")
        || variable.endsWith("SECRETKEY")
        || variable.contains("_SEALING_KEYS_");
  }

  /// The port in a service's own configuration file.
  static int port(String service) {
    try (InputStream file =
        ServiceOptions.class.getResourceAsStream("/%s-service.yaml".formatted(service))) {
      Map<String, Map<String, Object>> options = new Yaml().load(file);
      Map<String, Object> server = Objects.requireNonNull(options.get("server"));
      return (Integer) Objects.requireNonNull(server.get("port"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Options that are maps have whatever follows their name.
  private static boolean isMeant(JsonNode option, String variable) {
    String name =
        option.path("name").asString().replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    return variable.equals(name)
        || (option.path("type").asString("").startsWith("java.util.Map")
            && variable.startsWith(name + "_"));
  }

  private static List<JsonNode> known() {
    List<JsonNode> options = new ArrayList<>();
    try {
      for (URL file :
          Collections.list(ServiceOptions.class.getClassLoader().getResources(METADATA))) {
        try (InputStream in = file.openStream()) {
          JsonMapper.shared().readTree(in).path("properties").forEach(options::add);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return options;
  }
}
