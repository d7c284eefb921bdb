package dev.kith.client.command;

import java.time.Duration;
import picocli.CommandLine.Option;

/// How long a command waits for the other side.
final class Timeout {

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = Time.class,
      description =
          "How long a relay or service may take for each step, such as 10s (the default) or 2m.")
  Duration time = Duration.ofSeconds(10);
}
