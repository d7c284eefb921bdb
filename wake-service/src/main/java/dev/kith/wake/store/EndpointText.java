package dev.kith.wake.store;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.kith.wake.push.Endpoint;
import dev.kith.wake.push.Secret;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// An endpoint as JSON, to be sealed.
final class EndpointText {

  /// Names the kinds of endpoints as they are stored.
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "channel")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Endpoint.Apns.class, name = "apns"),
    @JsonSubTypes.Type(value = Endpoint.Fcm.class, name = "fcm"),
    @JsonSubTypes.Type(value = Endpoint.WebPush.class, name = "webpush"),
    @JsonSubTypes.Type(value = Endpoint.Webhook.class, name = "webhook")
  })
  private interface Kinds {}

  private static final JsonMapper JSON =
      JsonMapper.builder().addMixIn(Endpoint.class, Kinds.class).build();

  private EndpointText() {}

  static Secret write(Endpoint endpoint) {
    return new Secret(JSON.writerFor(Endpoint.class).writeValueAsString(endpoint));
  }

  /// @throws SealBroken if it is none
  static Endpoint read(Secret text) throws SealBroken {
    try {
      return JSON.readValue(text.text(), Endpoint.class);
    } catch (JacksonException unreadable) {
      throw new SealBroken("what was sealed is no endpoint");
    }
  }
}
