package dev.kith.relay.conformance.socket;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.OwnRelay;
import dev.kith.relay.conformance.kit.RawSocket;
import dev.kith.relay.conformance.kit.Signed;
import org.junit.jupiter.api.Test;

@Conformance(chapter = "The socket", about = "Signs of life")
class HeartbeatTest {

  private static final int GOING_AWAY = 1_001;

  private final Author author = Author.fresh();

  @Test
  void aQuietSubscriberStaysIfItAnswersPingsAndElseIsClosed() {
    try (OwnRelay own = OwnRelay.start("kith.relay.limits.heartbeat=1s")) {
      RawSocket deaf = own.relay().connectRaw();
      RawSocket quiet = own.relay().connectRaw();
      quiet.sendText(Client.request("s", filter().authors(author)));

      for (int i = 0; i < 4; i++) {
        quiet.send(RawSocket.PONG, quiet.awaitPing());
      }
      Signed note = own.relay().connect().accept(author.note("after the pings"));

      assertThat(quiet.next().eventId()).isEqualTo(note.id());
      assertThat(deaf.awaitClosing().code()).isEqualTo(GOING_AWAY);
    }
  }
}
