package dev.kith.relay.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.model.crypto.KeyPair;
import dev.kith.relay.RunningRelay;
import dev.kith.testkit.http.Authorization;
import dev.kith.testkit.http.Keys;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The mailbox over HTTP where only members read.
class MembersReadHttpTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
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
    HTTP.close();
  }

  @Test
  void aMailboxIsForMembersAsLongAsTheyAre() throws Exception {
    assertThat(send(Keys.STRANGER, "PUT", "/v1/mailbox/inbox", NOTES).body())
        .contains("\"restricted: only members read here\"");
    assertThat(send(Keys.OPERATOR, "PUT", MEMBER, "").statusCode()).isEqualTo(204);
    assertThat(send(Keys.STRANGER, "PUT", "/v1/mailbox/inbox", NOTES).statusCode()).isEqualTo(200);
    assertThat(read("").statusCode()).isEqualTo(200);

    CompletableFuture<HttpResponse<String>> waiting =
        CompletableFuture.supplyAsync(() -> read("?wait=10"));
    await()
        .until(() -> relay.bean(MeterRegistry.class).get("kith.relay.polls").gauge().value() > 0);
    assertThat(send(Keys.OPERATOR, "DELETE", MEMBER, "").statusCode()).isEqualTo(204);
    assertThat(read("").statusCode()).isEqualTo(403);
    // The newer request did not get the session, so the older one waits to its end.
    assertThat(waiting.get().statusCode()).isEqualTo(403);
  }

  private static HttpResponse<String> read(String query) {
    try {
      return send(Keys.STRANGER, "GET", "/v1/mailbox/inbox" + query, "");
    } catch (Exception fault) {
      throw new AssertionError(fault);
    }
  }

  private static HttpResponse<String> send(KeyPair by, String method, String path, String text)
      throws Exception {
    String url = "http://127.0.0.1:" + relay.port() + path;
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    Authorization authorization = Authorization.of(method, url, Instant.now());
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/json")
            .header(
                "Authorization",
                (body.length == 0 ? authorization : authorization.withBody(body)).headerBy(by))
            .method(method, BodyPublishers.ofByteArray(body))
            .build(),
        BodyHandlers.ofString());
  }
}
