package dev.kith.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.kith.client.identity.InternetName;
import dev.kith.client.identity.Resolution;
import dev.kith.client.identity.Resolution.Found;
import dev.kith.client.identity.Resolution.NotFound;
import dev.kith.model.event.Bytes32;
import dev.kith.model.event.PublicKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebNamesIT {

  private static final PublicKey KEY = new PublicKey(new Bytes32(1, 2, 3, 4));

  private HttpServer server;
  private int status = 200;
  private String body = "";
  private String asked = "";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked = exchange.getRequestURI().toString();
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void theServerNamesTheKey() {
    body = "{\"relays\":{},\"names\":{\"_\":\"x\",\"bob\":\"%s\"}}".formatted(KEY.hex());
    assertThat(lookUp("Bob")).isEqualTo(new Found(KEY));
    assertThat(asked).isEqualTo("/.well-known/nostr.json?name=bob");
  }

  @Test
  void whatIsNoKeyIsNotTakenForOne() {
    body = "{\"names\":{\"bob\":\"npub1abc\"}}";
    assertThat(lookUp("bob")).isInstanceOf(NotFound.class);
    body = "{\"names\":[\"bob\"]}";
    assertThat(lookUp("bob")).isInstanceOf(NotFound.class);
    body = "no json";
    assertThat(lookUp("bob")).isInstanceOf(NotFound.class);
  }

  @Test
  void aNameThatTheServerDoesNotKnowIsNotFound() {
    body = "{\"names\":{}}";
    assertThat(lookUp("bob"))
        .isInstanceOfSatisfying(
            NotFound.class, none -> assertThat(none.why()).contains("names no key for bob"));
  }

  @Test
  void redirectsAreNotFollowed() {
    status = 302;
    assertThat(lookUp("bob"))
        .isInstanceOfSatisfying(
            NotFound.class, none -> assertThat(none.why()).contains("answered 302"));
  }

  @Test
  void anAnswerWithoutEndIsNotRead() {
    body = "{\"names\":{\"bob\":\"%s\"}}".formatted("0".repeat(2 << 20));
    assertThat(lookUp("bob"))
        .isInstanceOfSatisfying(
            NotFound.class, none -> assertThat(none.why()).contains("is longer than"));
  }

  @Test
  void whereNothingListensTheServerIsSaidToBeOutOfReach() {
    server.stop(0);
    assertThat(lookUp("bob"))
        .isInstanceOfSatisfying(
            NotFound.class, none -> assertThat(none.why()).contains("cannot be reached"));
  }

  private Resolution lookUp(String local) {
    String text = local + "@127.0.0.1:" + server.getAddress().getPort();
    return new WebNames().lookUp(Objects.requireNonNull(InternetName.of(text)));
  }
}
