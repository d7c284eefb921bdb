package dev.kith.testkit.generated;

import dev.kith.model.event.Event;
import dev.kith.model.filter.Filter;
import dev.kith.model.message.ClientMessage;
import dev.kith.model.message.ClientMessage.SessionCommand;
import dev.kith.model.message.RelayMessage;
import dev.kith.model.message.RelayMessage.Completeness;
import dev.kith.model.message.RelayMessage.SessionNews;
import dev.kith.model.message.SessionOptions;
import dev.kith.model.message.SessionOptions.From;
import dev.kith.model.negentropy.NegentropyMessage;
import dev.kith.model.wire.ClientFrames;
import dev.kith.model.wire.EventWriter;
import dev.kith.model.wire.RelayFrames;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Frames of every verb as a well-behaved peer would send them.
public final class SoundFrames {

  private static final int OF_EACH_VERB = 40;

  private SoundFrames() {}

  public static List<byte[]> ofClient(Generated generated) {
    List<ClientMessage> messages = new ArrayList<>();
    for (int i = 0; i < OF_EACH_VERB; i++) {
      Event event = generated.event();
      List<Filter> filters =
          Stream.generate(() -> generated.filter(event)).limit(1 + i % 3).toList();
      messages.add(new ClientMessage.Publish(EventWriter.wire(event)));
      messages.add(new ClientMessage.Authenticate(generated.event()));
      messages.add(new ClientMessage.Request("s" + i, filters));
      messages.add(new ClientMessage.Count("q" + i, filters));
      messages.add(new ClientMessage.Close("s" + generated.text()));
      messages.add(new ClientMessage.NegOpen("n" + i, filters.getFirst(), message(generated)));
      messages.add(new ClientMessage.NegMsg("n" + i, message(generated)));
      messages.add(new ClientMessage.NegClose("n" + i));
      messages.add(new SessionCommand.Open("s" + i, options(filters, event, i)));
      messages.add(new SessionCommand.Acknowledge("s" + i, 1L << i));
      messages.add(new SessionCommand.Poll("s" + i, 1 + i));
      messages.add(new SessionCommand.End("s" + i));
    }
    return messages.stream().map(ClientFrames::encode).toList();
  }

  public static List<byte[]> ofRelay(Generated generated) {
    List<RelayMessage> messages = new ArrayList<>();
    for (int i = 0; i < OF_EACH_VERB; i++) {
      Event event = generated.event();
      messages.add(new RelayMessage.Delivery("s" + i, EventWriter.wire(event)));
      messages.add(new RelayMessage.Ok(event.id(), i % 2 == 0, generated.text()));
      for (Completeness completeness : Completeness.values()) {
        messages.add(new RelayMessage.EndOfStored("s" + i, completeness));
      }
      messages.add(new RelayMessage.Count("q" + i, i, i % 2 == 0));
      messages.add(new RelayMessage.Closed("s" + i, generated.text()));
      messages.add(new RelayMessage.Notice(generated.text()));
      messages.add(new RelayMessage.Challenge(generated.text()));
      messages.add(new RelayMessage.NegMsg("n" + i, message(generated)));
      messages.add(
          new RelayMessage.NegErr("n" + i, generated.text(), i % 2 == 0 ? null : (long) i));
      messages.add(
          new SessionNews.Opened(
              "s" + i,
              i % 2 == 0,
              i,
              1L << i,
              "log",
              i % 3 == 0 ? new SessionNews.Truncated(i + 1, 1L << i) : null));
      messages.add(new SessionNews.Delivered("s" + i, 1L << i, EventWriter.wire(event), i % 2 > 0));
      messages.add(new SessionNews.CaughtUp("s" + i, 1L << i));
      messages.add(new SessionNews.More("s" + i, 1L << i));
      messages.add(new SessionNews.Acknowledged("s" + i, 1L << i));
      messages.add(new SessionNews.Refused("s" + i, generated.text()));
    }
    return messages.stream().map(RelayFrames::encode).toList();
  }

  private static NegentropyMessage message(Generated generated) {
    return NegentropyMessage.ofHex("6100000201" + generated.bytes32().hex());
  }

  private static SessionOptions options(List<Filter> filters, Event will, int i) {
    From from = i % 3 == 0 ? new From.Start() : i % 3 == 1 ? new From.Now() : new From.After(i);
    return new SessionOptions(
        i % 2 == 0 ? List.of() : filters,
        i,
        1 + i,
        from,
        i % 4 == 0 ? EventWriter.wire(will) : null,
        i % 4 == 0 ? i : 30,
        i,
        i % 5 == 0 ? will.pubkey() : null);
  }
}
