package dev.kith.presence.runtime;

import dev.kith.presence.http.WakeServices;
import dev.kith.presence.store.WakeableStore;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What takes in which agents can be woken.
@Configuration(proxyBeanMethods = false)
class WakeableConfiguration {

  @Bean
  WakeServices wakeServices(PresenceProperties properties) {
    return new WakeServices(Set.copyOf(properties.wake()));
  }

  @Bean
  WakeableDesk wakeables(WakeableStore store) {
    return new WakeableDesk(store);
  }
}
