package dev.kith.relay.conformance.socket;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Closing;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.RawSocket;
import dev.kith.relay.conformance.kit.Relay;
import dev.kith.relay.conformance.kit.Signed;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Conformance(chapter = "The socket", about = "Slow readers")
class SlowReaderTest {

  /// More than the relay keeps for one client and the system's buffers together.
  private static final int EVENTS = 160;

  private static final String LARGE = "x".repeat(100_000);

  private final Author author = Author.fresh();

  @Test
  void whoDoesNotReadLiveEventsIsClosedWithAReasonAndNobodyElseNotices(
      Relay relay, Client publisher, Client witness) {
    RawSocket slow = relay.connectRaw();
    assertThat(slow.next().verb()).isEqualTo("AUTH");
    slow.sendText(Client.request("s", filter().authors(author)));
    assertThat(slow.next().verb()).isEqualTo("EOSE");
    witness.subscribe("s", filter().authors(author));

    for (int i = 0; i < EVENTS; i++) {
      Signed event = publisher.accept(author.draft(20_001).content(i + LARGE).sign());
      assertThat(witness.next("EVENT", "s").eventId()).isEqualTo(event.id());
    }

    Closing closing = slow.awaitClosing();
    assertThat(closing.code()).isEqualTo(1_008);
    assertThat(closing.reason()).contains("slow");
    publisher.accept(author.note("after"));
    assertThat(witness.next("EVENT", "s").eventJson()).contains("after");
  }

  @Test
  void whoReadsStoredEventsSlowlyIsWaitedFor(Relay relay, Client publisher) {
    Signed[] events =
        IntStream.range(0, EVENTS)
            .mapToObj(i -> author.draft(1).at(1_700_000_000 - i).content(i + LARGE).sign())
            .toArray(Signed[]::new);
    for (Signed event : events) {
      publisher.accept(event);
    }

    Client slow = relay.connect();
    slow.settle();
    slow.pause();
    slow.send(Client.request("s", filter().authors(author)));
    // The relay would go on sending by now; others are served meanwhile.
    for (int i = 0; i < 20; i++) {
      assertThat(publisher.find(filter().ids(events[i]))).hasSize(1);
    }
    slow.resume();
    for (Signed event : events) {
      assertThat(slow.next("EVENT", "s").eventId()).isEqualTo(event.id());
    }
    slow.next("EOSE", "s");
  }

  @Test
  void whoDisappearsLeavesTheOthersAlone(Relay relay, Client publisher, Client witness) {
    for (int i = 0; i < 10; i++) {
      RawSocket gone = relay.connectRaw();
      gone.sendText(Client.request("s", filter().authors(author)));
      gone.close();
    }
    witness.subscribe("s", filter().authors(author));
    Signed note = publisher.accept(author.note("still here"));
    assertThat(witness.next("EVENT", "s").eventId()).isEqualTo(note.id());
  }
}
