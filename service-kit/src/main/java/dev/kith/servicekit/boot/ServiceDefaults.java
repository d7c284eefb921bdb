package dev.kith.servicekit.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.ResourcePropertySource;

/// Puts `defaults.properties` below every other source of options.
final class ServiceDefaults implements EnvironmentPostProcessor {

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    // The sentences of validators would follow the machine's language, half of each answer.
    Locale.setDefault(Locale.ENGLISH);
    try {
      environment
          .getPropertySources()
          .addLast(
              new ResourcePropertySource(
                  "defaults of Kith",
                  new ClassPathResource("defaults.properties", ServiceDefaults.class)));
    } catch (IOException broken) {
      throw new UncheckedIOException("service-kit is packed without its defaults", broken);
    }
  }
}
