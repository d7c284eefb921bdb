package dev.kith.client.connection;

import dev.kith.model.message.ClientMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// One input being worked on: when that is, and what is to be done because of it.
record Turn(Instant now, List<Effect> effects) {

  Turn(Instant now) {
    this(now, new ArrayList<>());
  }

  void add(Effect effect) {
    effects.add(effect);
  }

  void send(ClientMessage message) {
    effects.add(new Effect.Send(message));
  }

  void schedule(Timer timer, Duration delay) {
    effects.add(new Effect.Schedule(timer, now.plus(delay)));
  }

  void tell(Report.Subject subject, String sentence) {
    effects.add(new Effect.Tell(new Report(subject, sentence)));
  }
}
