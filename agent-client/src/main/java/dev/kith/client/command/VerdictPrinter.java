package dev.kith.client.command;

import dev.kith.client.connection.Verdict;
import dev.kith.client.connection.Verdict.Accepted;
import dev.kith.client.connection.Verdict.Refused;
import dev.kith.client.connection.Verdict.Unanswered;
import dev.kith.client.outgoing.Outgoing;
import dev.kith.client.runtime.Posted;
import dev.kith.client.runtime.RelayVerdict;
import dev.kith.model.event.EventId;
import reactor.core.publisher.Flux;

/// Prints what became of events, and sums it up as an exit code.
final class VerdictPrinter {

  private final Terminal terminal;
  private final boolean json;
  private int accepted;
  private int refused;

  VerdictPrinter(Terminal terminal, boolean json) {
    this.terminal = terminal;
    this.json = json;
  }

  /// Prints what became of one event.
  ///
  /// @return the exit code; also says what can be done
  int print(Posted posted) {
    posted.verdicts().forEach(verdict -> print(posted.message(), verdict));
    if (posted.kept()) {
      String id = posted.message().hex();
      terminal.print(
          json
              ? JsonLine.of(out -> {
                out.writeStringProperty("id", id);
                out.writeStringProperty("verdict", "queued");
              })
              : "queued    %s  (it is sent when a relay is reached)".formatted(id));
      return ExitCode.QUEUED;
    }
    return finish();
  }

  /// Prints what becomes of events as it becomes known.
  ///
  /// @return the exit code
  int print(Flux<RelayVerdict> verdicts) {
    verdicts.toStream().forEach(verdict -> print(verdict.event().id(), verdict));
    if (accepted > 0 || refused > 0) {
      return finish();
    }
    terminal.say(
        "no relay answered: start one with ./kith up, or name one with --relay or KITH_RELAY");
    return ExitCode.UNREACHABLE;
  }

  private void print(EventId message, RelayVerdict verdict) {
    terminal.print(json ? jsonLine(message, verdict) : textLine(message, verdict));
    switch (verdict.verdict()) {
      case Accepted _ -> accepted++;
      case Refused _ -> refused++;
      case Unanswered _ -> {
        // What is neither is neither.
      }
    }
  }

  private int finish() {
    if (accepted > 0) {
      return ExitCode.OK;
    }
    if (refused > 0) {
      terminal.say("no relay took the event; the reasons above are theirs");
      return ExitCode.REFUSED;
    }
    terminal.say(
        "no relay answered, and %,d events wait here already: start one with ./kith up, or name one"
                .formatted(Outgoing.MAX_EVENTS)
            + " with --relay or KITH_RELAY");
    return ExitCode.UNREACHABLE;
  }

  private static String textLine(EventId message, RelayVerdict verdict) {
    String about = "%s  %s".formatted(message, verdict.relay());
    return switch (verdict.verdict()) {
      case Accepted(String remark) when remark.isEmpty() -> "accepted  " + about;
      case Accepted(String remark) -> "accepted  %s  (%s)".formatted(about, SafeText.of(remark));
      case Refused(String reason) -> "refused   %s  %s".formatted(about, SafeText.of(reason));
      case Unanswered(String why) -> "no answer %s  %s".formatted(about, SafeText.of(why));
    };
  }

  private static String jsonLine(EventId message, RelayVerdict verdict) {
    Verdict said = verdict.verdict();
    return JsonLine.of(out -> {
      out.writeStringProperty("id", message.hex());
      if (!verdict.event().id().equals(message)) {
        out.writeStringProperty("wrap", verdict.event().id().hex());
      }
      out.writeStringProperty("relay", verdict.relay().toString());
      switch (said) {
        case Accepted(String remark) -> {
          out.writeStringProperty("verdict", "accepted");
          out.writeStringProperty("reason", remark);
        }
        case Refused(String reason) -> {
          out.writeStringProperty("verdict", "refused");
          out.writeStringProperty("reason", reason);
        }
        case Unanswered(String why) -> {
          out.writeStringProperty("verdict", "unanswered");
          out.writeStringProperty("reason", why);
        }
      }
    });
  }
}
