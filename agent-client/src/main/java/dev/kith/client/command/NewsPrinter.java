package dev.kith.client.command;

import dev.kith.client.connection.Report;
import dev.kith.client.connection.Report.Subject;
import dev.kith.client.runtime.News;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;

/// Says on stderr what a person should know while events come in.
final class NewsPrinter {

  private final Terminal terminal;
  private final String onceLive;
  private final Set<URI> lost = new HashSet<>();

  /// @param onceLive what to say once everything that is new will come
  NewsPrinter(Terminal terminal, String onceLive) {
    this.terminal = terminal;
    this.onceLive = onceLive;
  }

  void print(News news) {
    switch (news) {
      case News.Live() -> terminal.say(onceLive);
      case News.OfStream _, News.Incident _ -> terminal.say(news.sentence());
      case News.OfRelay(URI relay, Report report) -> {
        if (isWorthSaying(relay, report.subject())) {
          terminal.say(news.sentence());
        }
      }
    }
  }

  /// That a connection is ready goes without saying unless it was lost.
  private boolean isWorthSaying(URI relay, Subject subject) {
    return switch (subject) {
      case LOST -> lost.add(relay);
      case READY -> lost.remove(relay);
      case GAVE_UP, NOTICE, UNREADABLE, AUTHENTICATION, CLOSED, INCOMPLETE, UNASKED -> true;
    };
  }
}
