package dev.kith.client.runtime;

import dev.kith.client.connection.Verdict;
import dev.kith.model.event.Event;
import java.net.URI;

/// What became of an event at one relay.
public record RelayVerdict(URI relay, Event event, Verdict verdict) {

  public boolean isAccepted() {
    return verdict instanceof Verdict.Accepted;
  }
}
