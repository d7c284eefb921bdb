package dev.kith.client.http;

import dev.kith.client.connection.Verdict;
import dev.kith.client.connection.Verdict.Accepted;
import dev.kith.client.connection.Verdict.Refused;
import dev.kith.client.connection.Verdict.Unanswered;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Signed requests to the API of a service.
public final class WebApi {

  private static final int MAX_BYTES = 1 << 20;

  private WebApi() {}

  /// Sends one request and waits for its answer.
  ///
  /// @param body JSON, or null if there is none
  /// @param authorization the value of the header, made for this request (NIP-98)
  public static ApiAnswer send(
      String method, URI url, @Nullable String body, String authorization, Duration patience) {
    BodyPublisher sent = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .timeout(patience)
            .method(method, sent)
            .header("Authorization", authorization);
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(patience).build()) {
      return read(url, client.send(request.build(), BodyHandlers.ofInputStream()));
    } catch (IOException broken) {
      return unanswered("%s cannot be reached".formatted(url));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return unanswered("interrupted while asking " + url);
    }
  }

  private static ApiAnswer read(URI url, HttpResponse<InputStream> response) throws IOException {
    try (InputStream in = response.body()) {
      byte[] body = in.readNBytes(MAX_BYTES);
      return new ApiAnswer(
          verdict(url, response.statusCode(), body), new String(body, StandardCharsets.UTF_8));
    }
  }

  /// A relay's own words are in `reason`, what else a service has to say is in `detail` (RFC 9457).
  private static Verdict verdict(URI url, int status, byte[] body) {
    if (status / 100 == 2) {
      return new Accepted("");
    }
    String reason = JsonText.at(body, "reason");
    String detail = JsonText.at(body, "detail");
    if (reason != null && reason.contains(": ")) {
      return new Refused(reason);
    }
    return new Refused(detail == null ? "%s answered %d".formatted(url, status) : detail);
  }

  private static ApiAnswer unanswered(String why) {
    return new ApiAnswer(new Unanswered(why), "");
  }
}
