package dev.kith.client.http;

import dev.kith.client.identity.InternetName;
import dev.kith.client.identity.NameLookup;
import dev.kith.client.identity.Resolution;
import dev.kith.client.identity.Resolution.Found;
import dev.kith.client.identity.Resolution.NotFound;
import dev.kith.model.event.PublicKey;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

/// NIP-05 over HTTPS, and over HTTP where the server is on this machine. Redirects are not
/// followed, as the NIP demands.
public final class WebNames implements NameLookup {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MAX_BYTES = 1 << 20;

  @Override
  public Resolution lookUp(InternetName name) {
    URI uri =
        URI.create(
            "%s://%s/.well-known/nostr.json?name=%s"
                .formatted(name.isOnLoopback() ? "http" : "https", name.authority(), name.local()));
    try (HttpClient client =
        HttpClient.newBuilder().connectTimeout(PATIENCE).followRedirects(Redirect.NEVER).build()) {
      HttpRequest request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
      return read(name, uri, client.send(request, BodyHandlers.ofInputStream()));
    } catch (HttpTimeoutException slow) {
      return notFound(name, "%s did not answer in %d s".formatted(uri, PATIENCE.toSeconds()));
    } catch (IOException broken) {
      return notFound(name, "%s cannot be reached".formatted(uri));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return notFound(name, "interrupted while asking " + uri);
    }
  }

  private static Resolution read(InternetName name, URI uri, HttpResponse<InputStream> response)
      throws IOException {
    try (InputStream body = response.body()) {
      if (response.statusCode() != 200) {
        return notFound(name, "%s answered %d".formatted(uri, response.statusCode()));
      }
      byte[] json = body.readNBytes(MAX_BYTES + 1);
      if (json.length > MAX_BYTES) {
        return notFound(name, "%s is longer than %,d bytes".formatted(uri, MAX_BYTES));
      }
      PublicKey key = PublicKey.ofHexOrNull(JsonText.at(json, "names", name.local()));
      return key == null
          ? notFound(name, "%s names no key for %s".formatted(uri, name.local()))
          : new Found(key);
    }
  }

  private static NotFound notFound(InternetName name, String why) {
    return new NotFound("the key of %s cannot be found: %s".formatted(name, why));
  }
}
