package dev.kith.client.runtime;

import dev.kith.client.connection.Verdict;
import dev.kith.client.http.ApiAnswer;
import dev.kith.client.relaylist.RelayUrl;
import dev.kith.model.crypto.KeyPair;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a Kith relay does by request over HTTP, asked for with a key.
///
/// @param relay its URL for sockets; the API is at the same address
public record RelayApi(URI relay, KeyPair key, Signer signer, Duration patience) {

  /// What became of the wish for an invite.
  ///
  /// @param code null unless the verdict is that it was made
  public record Made(Verdict verdict, @Nullable String code) {}

  /// Takes a name for the key.
  ///
  /// @param name of characters that stand for themselves in a URL
  public Verdict takeName(String name) {
    return send("PUT", "/v1/names/" + name, null).verdict();
  }

  /// Makes an invite, which operators may.
  ///
  /// @param uses how many keys may come with it
  /// @param expiresAt null if it is good until it is used up
  public Made invite(int uses, @Nullable Instant expiresAt) {
    String until = expiresAt == null ? "" : ",\"expires_at\":\"%s\"".formatted(expiresAt);
    ApiAnswer answer = send("POST", "/v1/invites", "{\"uses\":%d%s}".formatted(uses, until));
    return new Made(answer.verdict(), answer.text("code"));
  }

  private ApiAnswer send(String method, String path, @Nullable String body) {
    URI base = URI.create(RelayUrl.overHttp(relay));
    return new ServiceApi(base, key, signer, patience).ask(method, path, Map.of(), body);
  }
}
