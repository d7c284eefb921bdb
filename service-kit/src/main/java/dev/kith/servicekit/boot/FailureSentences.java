package dev.kith.servicekit.boot;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/// Logs why a service does not start, a line for each reason, without frame and stack trace. At
/// level DEBUG the trace comes too.
final class FailureSentences implements FailureAnalysisReporter {

  private static final Logger log = LoggerFactory.getLogger(FailureSentences.class);

  @Override
  public void report(FailureAnalysis failure) {
    failure.getDescription().lines().filter(line -> !line.isBlank()).forEach(log::error);
    if (failure.getAction() != null) {
      log.error(failure.getAction());
    }
    log.debug("the service did not start", failure.getCause());
  }
}
