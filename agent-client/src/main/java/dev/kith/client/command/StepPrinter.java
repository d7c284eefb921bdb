package dev.kith.client.command;

import dev.kith.client.connection.Verdict;
import dev.kith.client.connection.Verdict.Accepted;
import dev.kith.client.connection.Verdict.Refused;
import dev.kith.client.connection.Verdict.Unanswered;

/// Prints what became of each step of a command, one per line, and sums it up as an exit code.
final class StepPrinter {

  private final Terminal terminal;
  private final boolean json;
  private int exitCode = ExitCode.OK;

  StepPrinter(Terminal terminal, boolean json) {
    this.terminal = terminal;
    this.json = json;
  }

  /// @param about what the step was to bring about
  /// @return true if the next step makes sense
  boolean print(String step, String about, Verdict verdict) {
    String word =
        switch (verdict) {
          case Accepted _ -> "accepted";
          case Refused _ -> "refused";
          case Unanswered _ -> json ? "unanswered" : "no answer";
        };
    String why =
        switch (verdict) {
          case Accepted(String remark) -> remark;
          case Refused(String reason) -> reason;
          case Unanswered(String reason) -> reason;
        };
    terminal.print(json ? jsonLine(step, about, word, why) : textLine(step, about, word, why));
    exitCode =
        switch (verdict) {
          case Accepted _ -> exitCode;
          case Refused _ -> ExitCode.REFUSED;
          case Unanswered _ -> ExitCode.UNREACHABLE;
        };
    return verdict instanceof Accepted;
  }

  int exitCode() {
    return exitCode;
  }

  private static String textLine(String step, String about, String word, String why) {
    return "%-9s %-10s  %s  %s"
        .formatted(word, step, SafeText.of(about), SafeText.of(why))
        .stripTrailing();
  }

  private static String jsonLine(String step, String about, String word, String why) {
    return JsonLine.of(out -> {
      out.writeStringProperty("step", step);
      out.writeStringProperty("about", about);
      out.writeStringProperty("verdict", word);
      out.writeStringProperty("reason", why);
    });
  }
}
