package dev.kith.client.command;

import dev.kith.model.filter.Filter;
import dev.kith.model.message.ClientMessage;
import dev.kith.model.wire.ClientFrames;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Reads filters as they stand in a REQ.
final class FilterArgument {

  private FilterArgument() {}

  static List<Filter> parse(List<String> texts) {
    return texts.stream().map(FilterArgument::parse).toList();
  }

  private static Filter parse(String text) {
    String frame = "[\"REQ\",\"f\"," + text + "]";
    ClientMessage message = ClientFrames.decode(frame.getBytes(StandardCharsets.UTF_8));
    return switch (message) {
      case ClientMessage.Request(_, List<Filter> filters) when filters.size() == 1 ->
          filters.getFirst();
      case ClientMessage.Malformed(_, var reason) ->
          throw new UsageError(
              "that is no filter (%s): write JSON like '{\"kinds\":[4040],\"limit\":10}'"
                  .formatted(reason.sentence()));
      case ClientMessage.Request _,
          ClientMessage.Count _,
          ClientMessage.Publish _,
          ClientMessage.Close _,
          ClientMessage.Authenticate _,
          ClientMessage.NegOpen _,
          ClientMessage.NegMsg _,
          ClientMessage.NegClose _,
          ClientMessage.SessionCommand _ ->
          throw new UsageError("give each filter as an argument of its own");
    };
  }
}
