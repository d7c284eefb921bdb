package dev.kith.wake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.kith.model.crypto.KeyPair;
import dev.kith.testkit.database.EmbeddedDatabase;
import dev.kith.testkit.http.Keys;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a presence service is told. It stands at a URL of this test.
@SuppressWarnings("NullAway.Init")
class PresenceTellingTest {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final KeyPair SERVICE = fresh();
  private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(new byte[24]);

  private final KeyPair agent = fresh();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final AtomicInteger status = new AtomicInteger(204);
  private RunningRelay relay;
  private HttpServer presence;
  private RunningWake wake;

  @BeforeEach
  void start() throws IOException {
    presence = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    presence.createContext("/", this::answer);
    presence.start();
    relay = RunningRelay.start(EmbeddedDatabase.create(), SERVICE);
    wake =
        RunningWake.start(
            EmbeddedDatabase.create(),
            SERVICE,
            relay.port(),
            "kith.wake.presence=http://127.0.0.1:" + presence.getAddress().getPort() + "/");
  }

  @AfterEach
  void stop() {
    wake.close();
    relay.close();
    presence.stop(0);
  }

  @Test
  void anAgentIsWakeableFromItsFirstDeviceToItsLast() throws Exception {
    try (Receiver receiver = new Receiver()) {
      register("one", receiver);
      register("two", receiver);
      await().atMost(SOON).until(() -> told.contains(line("PUT")));

      forget("one");
      register("three", receiver);
      forget("two");
      forget("three");

      await().atMost(SOON).until(() -> told.contains(line("DELETE")));
      assertThat(told).last().isEqualTo(line("DELETE"));
      assertThat(told).containsOnly(line("PUT"), line("DELETE"));
    }
  }

  @Test
  void whatItDidNotHearIsToldLater() throws Exception {
    status.set(503);
    try (Receiver receiver = new Receiver()) {
      register("one", receiver);
      await().atMost(SOON).until(() -> told.size() > 1);
      status.set(204);
      int before = told.size();

      await().atMost(SOON).until(() -> told.size() > before);
      assertThat(told).containsOnly(line("PUT"));
    }
  }

  private void register(String name, Receiver receiver) throws Exception {
    SignedHttp.ask(
        agent,
        "PUT",
        wake.url("/v1/devices/" + name),
        "{\"session\":\"inbox\",\"webhook\":{\"url\":\"%s\",\"secrets\":[\"%s\"]}}"
            .formatted(receiver.url(), SECRET));
  }

  private void forget(String name) throws Exception {
    String device = wake.url("/v1/devices/" + name);
    assertThat(SignedHttp.send(agent, "DELETE", device, "").statusCode()).isEqualTo(204);
  }

  private String line(String method) {
    return method + " /v1/wakeable/" + agent.publicKey().hex();
  }

  private void answer(HttpExchange exchange) throws IOException {
    assertThat(exchange.getRequestHeaders().getFirst("Authorization")).startsWith("Nostr ");
    told.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    exchange.sendResponseHeaders(status.get(), -1);
    exchange.close();
  }

  private static KeyPair fresh() {
    return KeyPair.generate(Keys.SIGNATURES, new SecureRandom());
  }
}
