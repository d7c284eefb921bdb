package dev.kith.relay.runtime;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;

/// Says once that something fails, and once that it works again, however often it is tried
/// meanwhile.
final class Outage {

  private final Logger log;
  private final String begun;
  private final String over;
  private final AtomicBoolean ongoing = new AtomicBoolean();

  /// @param begun what fails, a sentence without an end
  /// @param over that it works again
  Outage(Logger log, String begun, String over) {
    this.log = log;
    this.begun = begun;
    this.over = over;
  }

  void failed(Throwable fault) {
    if (ongoing.compareAndSet(false, true)) {
      log.error("{}, and this is said once: {}", begun, fault.toString());
    }
  }

  void worked() {
    if (ongoing.get() && ongoing.compareAndSet(true, false)) {
      log.info("{}", over);
    }
  }
}
