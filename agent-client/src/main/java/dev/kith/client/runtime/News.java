package dev.kith.client.runtime;

import dev.kith.client.connection.Report;
import dev.kith.client.stream.Finding;
import java.net.URI;

/// What is worth knowing and is neither an event nor a verdict.
public sealed interface News {

  record OfRelay(URI relay, Report report) implements News {}

  record OfStream(Finding finding) implements News {}

  /// Something happened to an event or a session that a person should know of.
  record Incident(String text) implements News {}

  /// Every relay of a live subscription or session has sent what it had stored, or failed: what
  /// comes from here on is new.
  record Live() implements News {}

  /// For a person. It may quote strangers, so escape it before showing it.
  default String sentence() {
    return switch (this) {
      case OfRelay(URI relay, Report report) -> relay + ": " + report.sentence();
      case OfStream(Finding finding) -> finding.sentence();
      case Incident(String text) -> text;
      case Live() -> "live";
    };
  }
}
