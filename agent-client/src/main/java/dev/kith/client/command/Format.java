package dev.kith.client.command;

import picocli.CommandLine.Option;

/// How a command prints its results.
final class Format {

  @Option(names = "--json", description = "Print one JSON object per line.")
  boolean json;
}
