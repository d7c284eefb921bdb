package dev.kith.wake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A webhook of an agent on this machine: answers the challenge, and keeps the ids of wakes. Once
/// it has moved, it refuses wakes for good.
final class Receiver implements AutoCloseable {

  private static final int GONE = 410;

  private final HttpServer server;
  private final List<String> wakes = new CopyOnWriteArrayList<>();
  private volatile boolean moved;

  Receiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  List<String> wakes() {
    return List.copyOf(wakes);
  }

  void move() {
    moved = true;
  }

  private void answer(HttpExchange exchange) throws IOException {
    JsonNode body = JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
    byte[] answer = new byte[0];
    if (body.path("type").asString("").equals("kith.challenge")) {
      answer = body.path("data").toString().getBytes(StandardCharsets.UTF_8);
    } else if (moved) {
      exchange.sendResponseHeaders(GONE, -1);
      exchange.close();
      return;
    } else {
      wakes.add(body.path("data").path("wake").asString());
    }
    exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
