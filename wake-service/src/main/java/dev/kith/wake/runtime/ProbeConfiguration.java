package dev.kith.wake.runtime;

import dev.kith.client.Agent;
import dev.kith.model.crypto.KeyPair;
import dev.kith.wake.mesh.ProbeAnswers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Lets the presence service see that this one lives.
@Configuration(proxyBeanMethods = false)
class ProbeConfiguration {

  @Bean
  ProbeAnswers probeAnswers(WakeProperties properties, KeyPair wakeKey) {
    return new ProbeAnswers(
        Agent.builder().relay(properties.relay().toString()).key(wakeKey).build());
  }
}
