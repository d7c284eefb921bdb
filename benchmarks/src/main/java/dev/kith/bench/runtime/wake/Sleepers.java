package dev.kith.bench.runtime.wake;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.client.runtime.AuthorizationHeader;
import dev.kith.client.runtime.Signer;
import dev.kith.model.crypto.KeyPair;
import dev.kith.model.crypto.Signatures;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventDraft;
import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Tag;
import dev.kith.model.wire.EventWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Agents that have a webhook, follow whoever will write to them, and are no process at all.
///
/// @param relay where they get messages, as `http://host:port`
/// @param wake where they say how they are woken
record Sleepers(
    URI relay,
    URI wake,
    Webhooks webhooks,
    PublicKey sender,
    Signatures signatures,
    Signer signer) {

  private static final int AT_ONCE = 16;
  private static final int SECRET_BYTES = 24;

  List<PublicKey> register(int count) throws BenchFailure, InterruptedException {
    SecureRandom random = new SecureRandom();
    List<Future<PublicKey>> registering = new ArrayList<>();
    try (HttpClient client = HttpClient.newHttpClient();
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      for (int i = 0; i < count; i++) {
        KeyPair agent = KeyPair.generate(signatures, random);
        registering.add(threads.submit(() -> register(agent, client)));
      }
      List<PublicKey> agents = new ArrayList<>();
      for (Future<PublicKey> each : registering) {
        agents.add(each.get());
      }
      return agents;
    } catch (ExecutionException failed) {
      throw new BenchFailure("An agent cannot be registered: " + failed.getCause(), failed);
    }
  }

  private PublicKey register(KeyPair agent, HttpClient client)
      throws BenchFailure, IOException, InterruptedException {
    Event follows =
        signer.sign(
            new EventDraft(
                Instant.now().getEpochSecond(),
                Kind.CONTACTS,
                List.of(Tag.of("p", sender.hex())),
                ""),
            agent);
    send("POST", agent, client, URI.create(relay + "/v1/events"), EventWriter.json(follows));
    send(
        "PUT",
        agent,
        client,
        URI.create(wake + "/v1/devices/server"),
        bytes(
            "{\"session\":\"inbox\",\"webhook\":{\"url\":\"%s\",\"secrets\":[\"whsec_%s\"]}}"
                .formatted(
                    webhooks.of(agent.publicKey().hex()),
                    Base64.getEncoder().encodeToString(new byte[SECRET_BYTES]))));
    return agent.publicKey();
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  private void send(String method, KeyPair agent, HttpClient client, URI url, byte[] body)
      throws BenchFailure, IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .method(method, BodyPublishers.ofByteArray(body))
            .header("Content-Type", "application/json")
            .header(
                "Authorization",
                AuthorizationHeader.of(method, url, body, agent, signer, Instant.now()))
            .build();
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    if (response.statusCode() / 100 != 2) {
      throw new BenchFailure("%s answers %s".formatted(url, response.body()));
    }
  }
}
