package dev.kith.relay.conformance.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Frame;
import dev.kith.relay.conformance.kit.Reasons;
import dev.kith.relay.conformance.kit.Signed;

/// A session as a test speaks of it over a connection.
public record Mailbox(Client client, String name) {

  /// Opens the session.
  ///
  /// @param options such as `"receive_max":2`
  /// @return what the relay says of it
  public Frame open(String... options) {
    client.send("[\"SESSION\",\"%s\",{%s}]".formatted(name, String.join(",", options)));
    return next("SESSION");
  }

  /// Asks for what the relay has to refuse.
  public String refuse(String prefix, String frame) {
    client.send(frame);
    Frame refused = client.next("REFUSED");
    assertThat(Reasons.prefix(refused.reason())).as(refused.text()).isEqualTo(prefix);
    return refused.reason();
  }

  /// The next delivery has to be that event.
  ///
  /// @return its position
  public long deliver(Signed event) {
    Frame frame = next("DELIVER");
    assertThat(frame.json().path(3).path("id").asString()).as(frame.text()).isEqualTo(event.id());
    assertThat(frame.json().path(4).isMissingNode()).as(frame.text()).isTrue();
    return frame.json().path(2).asLong();
  }

  /// The next delivery has to be that event, marked as one that may have come before.
  public long deliverAgain(Signed event) {
    Frame frame = next("DELIVER");
    assertThat(frame.json().path(3).path("id").asString()).as(frame.text()).isEqualTo(event.id());
    assertThat(frame.json().path(4).path("again").asBoolean()).as(frame.text()).isTrue();
    return frame.json().path(2).asLong();
  }

  public long caughtUp() {
    return next("CAUGHT-UP").json().path(2).asLong();
  }

  public long more() {
    return next("MORE").json().path(2).asLong();
  }

  /// Acknowledges, and waits until that is durable.
  ///
  /// @return the cursor
  public long acknowledge(long position) {
    client.send("[\"ACK\",\"%s\",%d]".formatted(name, position));
    return client.next("ACKED", name).json().path(2).asLong();
  }

  public void poll(int most) {
    client.send("[\"POLL\",\"%s\",%d]".formatted(name, most));
  }

  public void end() {
    client.send("[\"END\",\"%s\"]".formatted(name));
    client.settle();
  }

  /// The first unread frame about the session, which has to have that verb.
  public Frame next(String verb) {
    Frame frame = client.nextAbout(name);
    assertThat(frame.verb()).as(frame.text()).isEqualTo(verb);
    return frame;
  }
}
