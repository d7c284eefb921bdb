package dev.kith.client.command;

import dev.kith.client.connection.Verdict;
import dev.kith.client.runtime.Page;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// How a command ends that has asked a service over HTTP.
final class Ending {

  private Ending() {}

  /// The exit code of the verdict. Says why, unless it was accepted.
  static int of(Verdict verdict, Terminal terminal) {
    return switch (verdict) {
      case Verdict.Accepted _ -> ExitCode.OK;
      case Verdict.Refused(String reason) -> said(reason, ExitCode.REFUSED, terminal);
      case Verdict.Unanswered(String why) -> said(why, ExitCode.UNREACHABLE, terminal);
    };
  }

  /// As [#of], and prints what was answered.
  static int of(Page<String> answer, Terminal terminal) {
    int code = of(answer.verdict(), terminal);
    if (code == ExitCode.OK) {
      answer.items().forEach(terminal::print);
    }
    return code;
  }

  /// Prints a list to its end, or until nobody reads it any more.
  ///
  /// @param ask for the page behind a place, null for the first
  /// @param print false if nobody reads
  static <T> int ofPages(
      Function<@Nullable String, Page<T>> ask, Predicate<T> print, Terminal terminal) {
    String next = null;
    do {
      Page<T> page = ask.apply(next);
      int code = of(page.verdict(), terminal);
      if (code != ExitCode.OK || !page.items().stream().allMatch(print)) {
        return code;
      }
      next = page.next();
    } while (next != null);
    return ExitCode.OK;
  }

  private static int said(String sentence, int exitCode, Terminal terminal) {
    terminal.say(sentence);
    return exitCode;
  }
}
