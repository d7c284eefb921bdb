package dev.kith.wake;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/// The wake service.
@SpringBootApplication
public class WakeApplication {

  public static void main(String[] arguments) {
    builder().run(arguments);
  }

  /// The application with its own configuration file, so that several services can share a class
  /// path.
  public static SpringApplicationBuilder builder() {
    return new SpringApplicationBuilder(WakeApplication.class)
        .properties("spring.config.name=wake-service");
  }
}
