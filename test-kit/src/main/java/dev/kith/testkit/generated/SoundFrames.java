package dev.kith.testkit.generated;

import dev.kith.model.event.Event;
import dev.kith.model.filter.Filter;
import dev.kith.model.message.ClientMessage;
import dev.kith.model.message.RelayMessage;
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
      messages.add(new ClientMessage.Close("s" + generated.text()));
    }
    return messages.stream().map(ClientFrames::encode).toList();
  }

  public static List<byte[]> ofRelay(Generated generated) {
    List<RelayMessage> messages = new ArrayList<>();
    for (int i = 0; i < OF_EACH_VERB; i++) {
      Event event = generated.event();
      messages.add(new RelayMessage.Delivery("s" + i, EventWriter.wire(event)));
      messages.add(new RelayMessage.Ok(event.id(), i % 2 == 0, generated.text()));
      messages.add(new RelayMessage.EndOfStored("s" + i));
      messages.add(new RelayMessage.Closed("s" + i, generated.text()));
      messages.add(new RelayMessage.Notice(generated.text()));
      messages.add(new RelayMessage.Challenge(generated.text()));
    }
    return messages.stream().map(RelayFrames::encode).toList();
  }
}
