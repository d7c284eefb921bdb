package dev.kith.servicekit.boot;

import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Says in one sentence why the schema could not be brought up to date.
final class SchemaFailures extends AbstractFailureAnalyzer<FlywayException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, FlywayException failure) {
    String sentence = firstLine(failure);
    SQLException database = findCause(failure, SQLException.class);
    if (database != null && !sentence.contains(firstLine(database))) {
      sentence += ": " + firstLine(database);
    }
    return new FailureAnalysis(
        "The schema could not be brought up to date: " + sentence, null, failure);
  }

  private static String firstLine(Throwable failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("no reason is known");
  }
}
