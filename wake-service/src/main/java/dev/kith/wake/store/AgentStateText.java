package dev.kith.wake.store;

import dev.kith.model.event.PublicKey;
import dev.kith.wake.lease.AgentState;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/// The state of an agent's wakes as JSON: records as objects, keys in hex.
final class AgentStateText {

  private static final JsonMapper JSON = JsonMapper.builder().addModule(keys()).build();

  private AgentStateText() {}

  static String write(AgentState state) {
    return JSON.writeValueAsString(state);
  }

  static AgentState read(String text) {
    return JSON.readValue(text, AgentState.class);
  }

  private static SimpleModule keys() {
    SimpleModule module = new SimpleModule();
    module.addSerializer(PublicKey.class, ToStringSerializer.instance);
    module.addDeserializer(
        PublicKey.class,
        new StdDeserializer<PublicKey>(PublicKey.class) {
          @Override
          public PublicKey deserialize(JsonParser parser, DeserializationContext context) {
            return PublicKey.ofHex(parser.getString());
          }
        });
    return module;
  }
}
