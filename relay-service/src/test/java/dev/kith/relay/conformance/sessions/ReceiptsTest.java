package dev.kith.relay.conformance.sessions;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Frame;
import dev.kith.relay.conformance.kit.Relay;
import dev.kith.relay.conformance.kit.Signed;
import org.junit.jupiter.api.Test;

@Conformance(chapter = "Sessions", about = "Receipts")
class ReceiptsTest {

  private final Author sender = Author.fresh();
  private final Author reader = Author.fresh();

  @Test
  void anAcknowledgedMessageIsReportedToItsSenderOnce(Relay relay) {
    Client waiting = relay.connect(sender);
    waiting.subscribe("receipts", filter().kinds(4_047).to(sender));
    Signed message =
        waiting.accept(sender.draft(4_040).to(reader).tag("receipt").content("read me").sign());
    Signed plain = waiting.accept(sender.draft(4_040).to(reader).content("no matter").sign());

    Mailbox mailbox = new Mailbox(relay.connect(reader), "inbox");
    mailbox.open();
    mailbox.deliver(message);
    mailbox.acknowledge(mailbox.deliver(plain));
    mailbox.caughtUp();

    Frame receipt = waiting.next("EVENT", "receipts");
    assertThat(tag(receipt, "e")).isEqualTo(message.id());
    assertThat(tag(receipt, "p")).isEqualTo(sender.hex());
    assertThat(tag(receipt, "recipient")).isEqualTo(reader.hex());
    assertThat(tag(receipt, "stage")).isEqualTo("acked");
    assertThat(receipt.json().path(2).path("pubkey").asString()).isEqualTo(relay.itself().hex());

    Mailbox other = new Mailbox(relay.connect(reader), "other");
    other.open();
    other.deliver(message);
    other.acknowledge(other.deliver(plain));
    other.caughtUp();
    Signed second =
        waiting.accept(sender.draft(4_040).to(reader).tag("receipt").content("me too").sign());
    other.acknowledge(other.deliver(second));
    assertThat(tag(waiting.next("EVENT", "receipts"), "e")).isEqualTo(second.id());
    assertThat(waiting.find(filter().kinds(4_047).to(sender))).hasSize(2);
    mailbox.deliver(second);
  }

  @Test
  void whoIsNotAddressedOwesNoReceipt(Relay relay) {
    Client waiting = relay.connect(sender);
    Signed note = waiting.accept(sender.draft(1).tag("receipt").content("for all").sign());
    Mailbox mailbox = new Mailbox(relay.connect(reader), "inbox");
    mailbox.open("\"filters\":[{\"authors\":[\"%s\"]}]".formatted(sender));
    mailbox.acknowledge(mailbox.deliver(note));
    mailbox.caughtUp();
    Signed message = waiting.accept(sender.draft(4_040).to(reader).tag("receipt").sign());
    waiting.subscribe("receipts", filter().kinds(4_047).to(sender));
    mailbox.deliver(message);
    Mailbox own = new Mailbox(mailbox.client(), "own");
    own.open();
    own.acknowledge(own.deliver(message));
    own.caughtUp();
    assertThat(tag(waiting.next("EVENT", "receipts"), "e")).isEqualTo(message.id());
    assertThat(waiting.find(filter().kinds(4_047).to(sender))).hasSize(1);
  }

  private static String tag(Frame frame, String name) {
    return frame
        .json()
        .path(2)
        .path("tags")
        .valueStream()
        .filter(tag -> tag.path(0).asString().equals(name))
        .map(tag -> tag.path(1).asString())
        .findFirst()
        .orElse("");
  }
}
