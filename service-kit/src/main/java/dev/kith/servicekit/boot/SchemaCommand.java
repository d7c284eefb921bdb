package dev.kith.servicekit.boot;

import dev.kith.servicekit.startup.StartRefused;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// What a service does about its schema instead of running, where a job of its own brings that up
/// to date: the word `migrate` does it, the word `await-schema` waits until somebody has.
public final class SchemaCommand {

  private static final String MIGRATE = "migrate";
  private static final String AWAIT = "await-schema";
  private static final String OPTION = "kith.schema-command";

  private SchemaCommand() {}

  /// Does what the first word of the command line says, if there is one.
  ///
  /// @param service the name of its configuration file
  /// @return false if there is no word, which is when the service is to run
  public static boolean run(String service, String... arguments) {
    List<String> words =
        Arrays.stream(arguments).filter(argument -> !argument.startsWith("--")).toList();
    if (words.isEmpty()) {
      return false;
    }
    new SpringApplicationBuilder(Schema.class)
        .web(WebApplicationType.NONE)
        .properties("spring.config.name=" + service, OPTION + "=" + words.getFirst())
        .run(arguments)
        .close();
    return true;
  }

  /// Flyway and nothing else of the service.
  @Configuration(proxyBeanMethods = false)
  @ImportAutoConfiguration(FlywayAutoConfiguration.class)
  static class Schema {

    @Bean
    FlywayMigrationStrategy schemaCommand(Environment environment) {
      String word = environment.getRequiredProperty(OPTION);
      return switch (word) {
        case MIGRATE ->
            flyway -> {
              var _ = flyway.migrate();
            };
        case AWAIT -> SchemaAwaiting::await;
        default ->
            throw new StartRefused(
                "There is no word \"%s\": a service knows %s and %s, or runs."
                    .formatted(word, MIGRATE, AWAIT));
      };
    }
  }
}
