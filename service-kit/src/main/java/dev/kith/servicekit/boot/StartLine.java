package dev.kith.servicekit.boot;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/// The one line that a service logs when it has started.
final class StartLine implements ApplicationListener<ApplicationReadyEvent> {

  private static final Logger log = LoggerFactory.getLogger(StartLine.class);
  private static final String PORT = "local.server.port";

  @Override
  public void onApplicationEvent(ApplicationReadyEvent ready) {
    Environment options = ready.getApplicationContext().getEnvironment();
    if (!isOurs(ready) || !options.containsProperty(PORT)) {
      return;
    }
    log.info(
        "{} {} listens on {}:{} after {} s (Java {}, process {})",
        options.getProperty("spring.application.name", "the service"),
        options.getProperty("spring.application.version", "of no version"),
        options.getProperty("server.address"),
        options.getProperty(PORT),
        seconds(ready.getTimeTaken()),
        Runtime.version(),
        ProcessHandle.current().pid());
  }

  /// A context above others hears of their starts too.
  private boolean isOurs(ApplicationReadyEvent ready) {
    return ready.getSpringApplication().getListeners().contains(this);
  }

  private static String seconds(@Nullable Duration taken) {
    return taken == null ? "an unknown number of" : "%.1f".formatted(taken.toMillis() / 1000.0);
  }
}
