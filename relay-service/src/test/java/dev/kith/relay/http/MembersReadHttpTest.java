package dev.kith.relay.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.relay.RunningRelay;
import dev.kith.testkit.http.Keys;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The mailbox over HTTP where only members read.
class MembersReadHttpTest {

  private static final String MEMBER = "/v1/members/" + Keys.STRANGER.publicKey().hex();

  /// Without it, the mailbox would hold that its owner was let in.
  private static final String NOTES = "{\"filters\":[{\"kinds\":[1]}]}";

  private static RunningRelay relay;

  @BeforeAll
  static void start() {
    relay =
        RunningRelay.start(
            "kith.relay.access=closed", "kith.access.operators=" + Keys.OPERATOR.publicKey().hex());
  }

  @AfterAll
  static void stop() {
    relay.close();
  }

  @Test
  void aMailboxIsForMembersAsLongAsTheyAre() throws Exception {
    assertThat(SignedHttp.send(relay, Keys.STRANGER, "PUT", "/v1/mailbox/inbox", NOTES).body())
        .contains("\"restricted: only members read here\"");
    assertThat(SignedHttp.send(relay, Keys.OPERATOR, "PUT", MEMBER, "").statusCode())
        .isEqualTo(204);
    assertThat(
            SignedHttp.send(relay, Keys.STRANGER, "PUT", "/v1/mailbox/inbox", NOTES).statusCode())
        .isEqualTo(200);
    assertThat(read("").statusCode()).isEqualTo(200);

    CompletableFuture<HttpResponse<String>> waiting =
        CompletableFuture.supplyAsync(() -> read("?wait=10"));
    await()
        .until(() -> relay.bean(MeterRegistry.class).get("kith.relay.polls").gauge().value() > 0);
    assertThat(SignedHttp.send(relay, Keys.OPERATOR, "DELETE", MEMBER, "").statusCode())
        .isEqualTo(204);
    assertThat(read("").statusCode()).isEqualTo(403);
    // The newer request did not get the session, so the older one waits to its end.
    assertThat(waiting.get().statusCode()).isEqualTo(403);
  }

  private static HttpResponse<String> read(String query) {
    try {
      return SignedHttp.send(relay, Keys.STRANGER, "GET", "/v1/mailbox/inbox" + query, "");
    } catch (Exception fault) {
      throw new AssertionError(fault);
    }
  }
}
