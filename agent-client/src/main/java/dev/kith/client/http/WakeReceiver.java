package dev.kith.client.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// A webhook on this machine, where a wake service wakes an agent. Who does not know the secret is
/// not heard (Standard Webhooks).
public final class WakeReceiver implements AutoCloseable {

  private static final int MAX_BYTES = 64 * 1024;
  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final Pattern CHALLENGE = Pattern.compile("[0-9A-Za-z_-]{1,200}");
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

  private final HttpServer server;
  private final byte[] secret;
  private final Consumer<String> wakes;
  private final InstantSource clock;

  private WakeReceiver(
      HttpServer server, byte[] secret, Consumer<String> wakes, InstantSource clock) {
    this.server = server;
    this.secret = secret.clone();
    this.wakes = wakes;
    this.clock = clock;
  }

  /// @param secret what is behind `whsec_`, decoded
  /// @param wakes is told the id of each wake
  /// @throws IOException if nothing can listen there
  public static WakeReceiver open(
      InetSocketAddress address, byte[] secret, Consumer<String> wakes, InstantSource clock)
      throws IOException {
    HttpServer server = HttpServer.create(address, 0);
    WakeReceiver receiver = new WakeReceiver(server, secret, wakes, clock);
    server.createContext("/", receiver::answer);
    // One who sends slowly keeps nobody else waiting.
    server.setExecutor(request -> Thread.ofVirtual().start(request));
    server.start();
    return receiver;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(MAX_BYTES);
      if (!isSigned(exchange, body)) {
        exchange.sendResponseHeaders(UNAUTHORIZED, -1);
        return;
      }
      String challenge = JsonText.at(body, "data", "challenge");
      if (challenge != null && CHALLENGE.matcher(challenge).matches()) {
        byte[] met = "{\"challenge\":\"%s\"}".formatted(challenge).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(OK, met.length);
        exchange.getResponseBody().write(met);
        return;
      }
      exchange.sendResponseHeaders(OK, -1);
      String wake = JsonText.at(body, "data", "wake");
      if (wake != null) {
        wakes.accept(wake);
      }
    }
  }

  private boolean isSigned(HttpExchange exchange, byte[] body) {
    String id = header(exchange, "webhook-id");
    String timestamp = header(exchange, "webhook-timestamp");
    String signatures = header(exchange, "webhook-signature");
    if (id == null || timestamp == null || signatures == null || !isRecent(timestamp)) {
      return false;
    }
    byte[] right = signature(id, timestamp, body).getBytes(StandardCharsets.US_ASCII);
    for (String signature : signatures.split(" ", -1)) {
      if (MessageDigest.isEqual(right, signature.getBytes(StandardCharsets.US_ASCII))) {
        return true;
      }
    }
    return false;
  }

  private boolean isRecent(String timestamp) {
    return SECONDS.matcher(timestamp).matches()
        && Math.abs(clock.instant().getEpochSecond() - Long.parseLong(timestamp))
            <= TOLERANCE.toSeconds();
  }

  private String signature(String id, String timestamp, byte[] body) {
    ByteArrayOutputStream signed = new ByteArrayOutputStream();
    signed.writeBytes((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
    signed.writeBytes(body);
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.toByteArray()));
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError("every Java platform has HMAC-SHA256", impossible);
    }
  }

  private static @Nullable String header(HttpExchange exchange, String name) {
    return exchange.getRequestHeaders().getFirst(name);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
