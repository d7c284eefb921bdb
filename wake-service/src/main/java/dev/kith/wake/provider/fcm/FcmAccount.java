package dev.kith.wake.provider.fcm;

import dev.kith.wake.provider.token.Pem;
import dev.kith.wake.push.Secret;
import java.net.URI;
import java.security.PrivateKey;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A service account of a Firebase project.
///
/// @param tokenUri where access tokens are given out
public record FcmAccount(
    String projectId, String clientEmail, String keyId, PrivateKey key, URI tokenUri) {

  /// Reads the file that Google's console hands out.
  ///
  /// @throws IllegalArgumentException in one sentence, which says nothing of the key
  public static FcmAccount ofJson(Secret file) {
    try {
      JsonNode json = JsonMapper.shared().readTree(file.text());
      return new FcmAccount(
          text(json, "project_id"),
          text(json, "client_email"),
          text(json, "private_key_id"),
          Pem.privateKey(new Secret(text(json, "private_key")), "RSA"),
          URI.create(text(json, "token_uri")));
    } catch (JacksonException unreadable) {
      throw new IllegalArgumentException("expected the JSON file of a service account", unreadable);
    }
  }

  private static String text(JsonNode json, String name) {
    String text = json.path(name).asString("");
    if (text.isEmpty()) {
      throw new IllegalArgumentException("the file of the service account has no " + name);
    }
    return text;
  }

  @Override
  public String toString() {
    return "FcmAccount[" + clientEmail + "]";
  }
}
