package dev.kith.servicekit.discovery;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/// Announces a service that says what it is.
@AutoConfiguration
@EnableConfigurationProperties(DiscoveryProperties.class)
class DiscoveryAutoConfiguration {

  @Bean
  @ConditionalOnBean(Announced.class)
  LocalAnnouncer localAnnouncer(
      Announced announced, DiscoveryProperties properties, Environment environment) {
    return new LocalAnnouncer(announced, properties, environment);
  }
}
