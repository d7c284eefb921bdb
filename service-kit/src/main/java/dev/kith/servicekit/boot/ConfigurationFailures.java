package dev.kith.servicekit.boot;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;

/// Says in one sentence each which options keep the service from starting.
final class ConfigurationFailures
    extends AbstractFailureAnalyzer<ConfigurationPropertiesBindException> implements Ordered {

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  protected @Nullable FailureAnalysis analyze(
      Throwable rootFailure, ConfigurationPropertiesBindException failure) {
    BindException binding = findCause(failure, BindException.class);
    if (binding == null) {
      return null;
    }
    OptionExamples examples =
        new OptionExamples(failure.getAnnotation().prefix(), failure.getBeanType());
    String sentences =
        new OptionFaults(examples)
            .of(binding)
            .map(OptionFault::sentence)
            .sorted()
            .collect(Collectors.joining("\n"));
    return new FailureAnalysis(sentences, null, failure);
  }
}
