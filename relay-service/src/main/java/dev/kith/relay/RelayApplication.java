package dev.kith.relay;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/// The relay service.
@SpringBootApplication
public class RelayApplication {

  public static void main(String[] arguments) {
    builder().run(arguments);
  }

  /// The application with its own configuration file, so that several services can share a class
  /// path.
  public static SpringApplicationBuilder builder() {
    return new SpringApplicationBuilder(RelayApplication.class)
        .properties("spring.config.name=relay-service");
  }
}
