package dev.kith.servicekit.tiny;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

/// A service as each of the three is one: it depends on the kit and does nothing else for it.
@SpringBootApplication
@ConfigurationPropertiesScan
@Import({Notes.class, Lobby.class})
public class TinyService {

  static void main(String[] arguments) {
    SpringApplication.run(TinyService.class, arguments);
  }
}
