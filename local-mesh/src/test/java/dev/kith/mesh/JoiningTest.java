package dev.kith.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.client.http.WebNames;
import dev.kith.client.identity.InternetName;
import dev.kith.client.identity.Resolution;
import dev.kith.client.runtime.AuthorizationHeader;
import dev.kith.client.runtime.Signer;
import dev.kith.model.crypto.KeyPair;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Names of the relay, as the Java client looks for them.
class NamesTest {

  @TempDir static Path directory;

  @SuppressWarnings("NullAway.Init")
  static RunningMesh mesh;

  @BeforeAll
  static void startMesh() throws IOException {
    mesh = RunningMesh.on(directory.resolve("data"));
  }

  @AfterAll
  static void stopMesh() throws InterruptedException {
    mesh.stop();
  }

  @Test
  void aNameThatAnAgentHasTakenLeadsToItsKey() throws Exception {
    Signer signer = Signer.create();
    KeyPair agent = KeyPair.generate(signer.signatures(), signer.random());
    String host = "127.0.0.1:" + mesh.port("relay");
    assertThat(lookUp("bob@" + host)).isInstanceOf(Resolution.NotFound.class);

    URI url = URI.create("http://" + host + "/v1/names/bob");
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .PUT(BodyPublishers.noBody())
            .header(
                "Authorization",
                AuthorizationHeader.of("PUT", url, null, agent, signer, Instant.now()))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      assertThat(http.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(204);
    }

    assertThat(lookUp("Bob@" + host)).isEqualTo(new Resolution.Found(agent.publicKey()));
  }

  private static Resolution lookUp(String name) {
    return new WebNames().lookUp(Objects.requireNonNull(InternetName.of(name)));
  }
}
