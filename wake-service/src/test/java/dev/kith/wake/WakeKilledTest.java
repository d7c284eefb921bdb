package dev.kith.wake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.kith.model.crypto.KeyPair;
import dev.kith.model.event.EventDraft;
import dev.kith.model.event.Kind;
import dev.kith.model.event.Tag;
import dev.kith.model.wire.EventWriter;
import dev.kith.testkit.database.EmbeddedDatabase;
import dev.kith.testkit.http.Keys;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `kill -9` of the service while it wakes very many agents, each of which has one rung.
class WakeKilledTest {

  private static final Duration SOON = Duration.ofMinutes(3);
  private static final int AGENTS = 200;

  /// So many pushes are answered; the service dies while it waits for the answers to others.
  private static final int ANSWERED = 20;

  private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(new byte[24]);

  private final KeyPair service = fresh();
  private final KeyPair sender = fresh();

  /// The ids of the wakes that have reached each agent, by its key in hex.
  private final Map<String, Set<String>> wakes = new ConcurrentHashMap<>();

  private final CountDownLatch killed = new CountDownLatch(1);

  @Test
  void noWakeIsLostAndNoneIsDoubledWithinARung() throws Exception {
    EmbeddedDatabase database = EmbeddedDatabase.create();
    HttpServer webhooks =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    try (RunningRelay relay = RunningRelay.start(EmbeddedDatabase.create(), service);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      webhooks.setExecutor(threads);
      webhooks.createContext("/", this::answer);
      webhooks.start();
      List<KeyPair> agents = new ArrayList<>();
      try (WakeProcess dying = WakeProcess.start(database, service, relay.port())) {
        for (int i = 0; i < AGENTS; i++) {
          agents.add(registered(dying, webhooks.getAddress().getPort()));
        }
        for (KeyPair agent : agents.subList(0, AGENTS / 2)) {
          write(relay, agent);
        }
        await().atMost(SOON).until(() -> wakes.size() > ANSWERED);
        for (KeyPair agent : agents.subList(AGENTS / 2, AGENTS)) {
          write(relay, agent);
        }
      }
      killed.countDown();

      try (WakeProcess _ = WakeProcess.start(database, service, relay.port())) {
        await().atMost(SOON).until(() -> wakes.size() == AGENTS);
      }
    } finally {
      webhooks.stop(0);
    }

    assertThat(wakes.values()).allSatisfy(ids -> assertThat(ids).hasSize(1));
  }

  private KeyPair registered(WakeProcess wake, int port) throws Exception {
    KeyPair agent = fresh();
    SignedHttp.ask(
        agent,
        "PUT",
        wake.url("/v1/devices/server"),
        "{\"session\":\"inbox\",\"webhook\":{\"url\":\"http://127.0.0.1:%d/%s\",\"secrets\":[\"%s\"]}}"
            .formatted(port, agent.publicKey().hex(), SECRET));
    return agent;
  }

  private void write(RunningRelay relay, KeyPair agent) throws Exception {
    EventDraft draft =
        new EventDraft(
            Instant.now().getEpochSecond(),
            Kind.MESSAGE,
            List.of(Tag.of("p", agent.publicKey().hex())),
            "wake up");
    String json = new String(EventWriter.json(Keys.sign(draft, sender)), StandardCharsets.UTF_8);
    SignedHttp.ask(sender, "POST", relay.url("/v1/events"), json);
  }

  private void answer(HttpExchange exchange) throws IOException {
    JsonNode body = JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
    byte[] answer = new byte[0];
    if (body.path("type").asString("").equals("kith.challenge")) {
      answer = body.path("data").toString().getBytes(StandardCharsets.UTF_8);
    } else {
      wakes
          .computeIfAbsent(exchange.getRequestURI().getPath(), _ -> ConcurrentHashMap.newKeySet())
          .add(body.path("data").path("wake").asString());
      if (wakes.size() > ANSWERED) {
        awaitKilled();
      }
    }
    exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private void awaitKilled() {
    try {
      killed.await();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private static KeyPair fresh() {
    return KeyPair.generate(Keys.SIGNATURES, new SecureRandom());
  }
}
