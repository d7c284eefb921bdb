package dev.kith.client.http;

import dev.kith.client.relaylist.RelayUrl;
import dev.kith.model.event.PublicKey;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Reads what relays say of themselves (NIP-11).
public final class RelayInformation {

  private static final int MAX_BYTES = 1 << 20;

  private RelayInformation() {}

  /// The key that a relay signs with.
  ///
  /// @param relay its URL for sockets
  /// @return null if it names none, or does not answer
  public static @Nullable PublicKey self(URI relay, Duration patience) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(RelayUrl.overHttp(relay) + "/"))
            .timeout(patience)
            .header("Accept", "application/nostr+json")
            .build();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(patience).build()) {
      HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
      try (InputStream in = response.body()) {
        return PublicKey.ofHexOrNull(JsonText.at(in.readNBytes(MAX_BYTES), "self"));
      }
    } catch (IOException unreachable) {
      return null;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
