package dev.kith.client.runtime;

import dev.kith.client.connection.Verdict;
import dev.kith.client.http.ApiAnswer;
import dev.kith.model.crypto.KeyPair;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
    return answer("GET", "/v1/wakes", Map.of("limit", Integer.toString(most)), null);
  }

  private Answer send(String method, String path, @Nullable String json) {
    return answer(method, path, Map.of(), json);
  }

  private Answer answer(
      String method, String path, Map<String, String> query, @Nullable String json) {
    ApiAnswer answer = new ServiceApi(base, key, signer, patience).ask(method, path, query, json);
    return new Answer(answer.verdict(), answer.body(), answer.elements("items"));
  }
}
