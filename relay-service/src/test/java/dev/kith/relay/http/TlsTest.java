package dev.kith.relay.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.kith.relay.RunningRelay;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A relay that speaks TLS itself, with a certificate and a key in PEM files.
class TlsTest {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir static Path directory;

  private static X509Bundle old;
  private static X509Bundle renewed;
  private static RunningRelay relay;

  @BeforeAll
  static void start() throws Exception {
    old = identity();
    renewed = identity();
    install(old);
    relay =
        RunningRelay.start(
            "server.ssl.bundle=kith",
            "spring.ssl.bundle.pem.kith.keystore.certificate=" + directory.resolve("tls.crt"),
            "spring.ssl.bundle.pem.kith.keystore.private-key=" + directory.resolve("tls.key"),
            "spring.ssl.bundle.pem.kith.reload-on-update=true",
            "spring.ssl.bundle.watch.file.quiet-period=100ms");
  }

  @AfterAll
  static void stop() {
    relay.close();
  }

  @Test
  void answersComeOverTlsAndBrowsersAreToldToStayThere() throws Exception {
    HttpResponse<String> response = send("https");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Strict-Transport-Security")).isPresent();
  }

  @Test
  void aRenewedCertificateIsTakenUpWithoutARestart() throws Exception {
    install(renewed);

    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(served()).isEqualTo(renewed.getCertificate()));
  }

  @Test
  void socketsAreOpenedOverTls() throws Exception {
    CompletableFuture<String> heard = new CompletableFuture<>();
    try (HttpClient client = client()) {
      WebSocket socket =
          client
              .newWebSocketBuilder()
              .buildAsync(
                  URI.create("wss://localhost:" + relay.port()),
                  new WebSocket.Listener() {
                    @Override
                    public @Nullable CompletionStage<?> onText(
                        WebSocket from, CharSequence text, boolean last) {
                      heard.complete(text.toString());
                      return null;
                    }
                  })
              .join();
      socket.sendText("[\"REQ\",\"x\",{\"kinds\":[1]}]", true).join();

      assertThat(heard.join()).startsWith("[");
      socket.abort();
    }
  }

  @Test
  void nothingIsSaidInTheClear() {
    assertThatThrownBy(() -> send("http")).isInstanceOf(IOException.class);
  }

  private static Certificate served() throws Exception {
    return send("https").sslSession().orElseThrow().getPeerCertificates()[0];
  }

  private static HttpResponse<String> send(String scheme) throws Exception {
    URI url = URI.create("%s://localhost:%d/actuator/health".formatted(scheme, relay.port()));
    try (HttpClient client = client()) {
      return client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
    }
  }

  /// One that knows no connection yet.
  private static HttpClient client() throws Exception {
    KeyStore known = KeyStore.getInstance(KeyStore.getDefaultType());
    known.load(null, null);
    known.setCertificateEntry("old", old.getCertificate());
    known.setCertificateEntry("renewed", renewed.getCertificate());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(known);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(context).build();
  }

  private static X509Bundle identity() throws Exception {
    return new CertificateBuilder()
        .subject("CN=localhost")
        .addSanDnsName("localhost")
        .setIsCertificateAuthority(true)
        .buildSelfSigned();
  }

  private static void install(X509Bundle identity) throws IOException {
    Files.writeString(directory.resolve("tls.key"), identity.getPrivateKeyPEM());
    Files.writeString(directory.resolve("tls.crt"), identity.getCertificatePathPEM());
  }
}
