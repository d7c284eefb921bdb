package dev.kith.relay.connection;

import dev.kith.model.filter.Filter;
import dev.kith.model.message.ClientMessage;
import dev.kith.model.message.ClientMessage.Malformed;
import dev.kith.model.message.ClientMessage.SessionCommand;
import dev.kith.model.message.ClientMessage.Subject;
import java.util.List;

/// What only a client that knows Kith says.
final class Extensions {

  private Extensions() {}

  /// True for the commands of sessions, also where the rest of them is broken, and for filters with
  /// topics.
  static boolean isUsedBy(ClientMessage message) {
    return switch (message) {
      case SessionCommand _ -> true;
      case Malformed(Subject subject, _) -> subject instanceof Subject.OfSession;
      case ClientMessage.Request(_, List<Filter> filters) -> topics(filters);
      case ClientMessage.Count(_, List<Filter> filters) -> topics(filters);
      case ClientMessage.NegOpen(_, Filter filter, _) -> topics(List.of(filter));
      case ClientMessage.Publish _,
          ClientMessage.Authenticate _,
          ClientMessage.Close _,
          ClientMessage.NegMsg _,
          ClientMessage.NegClose _ ->
          false;
    };
  }

  private static boolean topics(List<Filter> filters) {
    return filters.stream().anyMatch(filter -> filter.topics() != null);
  }
}
