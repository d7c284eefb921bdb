package dev.kith.client.runtime;

import dev.kith.client.connection.Verdict;
import dev.kith.client.http.ApiAnswer;
import dev.kith.client.http.WebApi;
import dev.kith.model.crypto.KeyPair;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a wake service knows of a key's devices and wakes.
///
/// @param base its URL, with `http` or `https`
public record WakeApi(URI base, KeyPair key, Signer signer, Duration patience) {

  /// What the service said.
  ///
  /// @param body JSON, empty if there is none
  /// @param items the JSON of each, if it is a list
  public record Answer(Verdict verdict, String body, List<String> items) {
    public Answer {
      items = List.copyOf(items);
    }
  }

  /// @param device its name: letters, digits, dots, `-` and `_`
  /// @param json how it is reached and used, as `docs/wake.md` has it
  public Answer register(String device, String json) {
    return send("PUT", "/v1/devices/" + device, json);
  }

  public Answer devices() {
    return send("GET", "/v1/devices", null);
  }

  public Answer forget(String device) {
    return send("DELETE", "/v1/devices/" + device, null);
  }

  /// Pushes at once.
  public Answer test(String device) {
    return send("POST", "/v1/devices/" + device + "/test", null);
  }

  /// What has happened to the key's wakes, the newest first.
  public Answer wakes(int most) {
    return send("GET", "/v1/wakes?limit=" + most, null);
  }

  private Answer send(String method, String path, @Nullable String json) {
    URI url = URI.create(base + path);
    byte[] body = json == null ? null : json.getBytes(StandardCharsets.UTF_8);
    String authorization =
        AuthorizationHeader.of(method, url, body, key, signer, InstantSource.system().instant());
    ApiAnswer answer = WebApi.send(method, url, json, authorization, patience);
    return new Answer(answer.verdict(), answer.body(), answer.elements("items"));
  }
}
