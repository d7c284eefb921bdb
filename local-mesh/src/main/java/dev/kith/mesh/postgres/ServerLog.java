package dev.kith.mesh.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands what a PostgreSQL server prints to the log of this process, which is bounded, and keeps
/// its last complaint.
final class ServerLog {

  private static final Logger LOG = LoggerFactory.getLogger("postgres");

  /// Clients are told FATAL things too, such as that the server is still starting.
  private static final Pattern COMPLAINT =
      Pattern.compile("^(?!\\d+ client backend ).*(?:FATAL|PANIC): +(.*)");

  private final BufferedReader output;
  private String complaint = "it said nothing";

  ServerLog(Process server) {
    output = server.inputReader();
  }

  /// Takes what is there, without waiting.
  void drain() throws IOException {
    while (output.ready()) {
      take(output.readLine());
    }
  }

  /// Waits until the server has closed its output, which is when it ends.
  void drainToEnd() {
    try {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        take(line);
      }
    } catch (IOException e) {
      LOG.debug("The output of PostgreSQL ended", e);
    }
  }

  /// Why the server refused to start, in its own words.
  String complaint() {
    return complaint;
  }

  private void take(String line) {
    LOG.info("{}", line);
    Matcher matcher = COMPLAINT.matcher(line);
    if (matcher.find()) {
      complaint = matcher.group(1);
    }
  }
}
