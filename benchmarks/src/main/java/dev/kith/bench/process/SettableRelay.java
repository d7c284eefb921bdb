package dev.kith.bench.process;

import dev.kith.relay.RelayApplication;
import java.nio.file.Path;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Kith's relay with a clock that can be set while it runs. It asks no other for the time of day.
@Configuration(proxyBeanMethods = false)
public class SettableRelay {

  static final String CLOCK = "kith.bench.clock";

  public static void main(String[] arguments) {
    RelayApplication.builder().sources(SettableRelay.class).run(arguments);
  }

  @Bean
  InstantSource clock(@Value("${" + CLOCK + "}") Path file) {
    return new SettableClock(file);
  }
}
