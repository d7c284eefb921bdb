package dev.kith.wake;

import dev.kith.servicekit.boot.SchemaCommand;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/// The wake service.
@SpringBootApplication
public class WakeApplication {

  private static final String NAME = "wake-service";

  public static void main(String[] arguments) {
    if (!SchemaCommand.run(NAME, arguments)) {
      builder().run(arguments);
    }
  }

  /// The application with its own configuration file, so that several services can share a class
  /// path.
  public static SpringApplicationBuilder builder() {
    return new SpringApplicationBuilder(WakeApplication.class)
        .properties("spring.config.name=" + NAME);
  }
}
