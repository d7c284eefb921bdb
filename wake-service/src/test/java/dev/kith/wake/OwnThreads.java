package dev.kith.wake;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;

/// Otherwise all services of the process share the threads of their sockets, and the first that is
/// closed ends them.
final class OwnThreads {

  private OwnThreads() {}

  static void use(ConfigurableApplicationContext context) {
    ReactorResourceFactory threads = new ReactorResourceFactory();
    threads.setUseGlobalResources(false);
    ((GenericApplicationContext) context).registerBean(ReactorResourceFactory.class, () -> threads);
  }
}
