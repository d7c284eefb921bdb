package dev.kith.servicekit.boot;

import dev.kith.servicekit.startup.StartRefused;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Hands on the sentence of a [StartRefused].
final class StartRefusals extends AbstractFailureAnalyzer<StartRefused> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, StartRefused failure) {
    return new FailureAnalysis(String.valueOf(failure.getMessage()), null, failure);
  }
}
