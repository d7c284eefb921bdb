package dev.kith.servicekit.http;

import dev.kith.model.event.EventId;
import dev.kith.model.event.PublicKey;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/// Keys and ids in the JSON of the services, which is hex as it is inside events. An npub is
/// understood for a key, because people write requests by hand.
final class NostrJson extends SimpleModule {

  private static final long serialVersionUID = 1;

  NostrJson() {
    super("nostr");
    text(PublicKey.class, PublicKey::hex, new KeyText()::convert);
    text(EventId.class, EventId::hex, EventId::ofHex);
  }

  private <T> void text(Class<T> type, Function<T, String> write, Function<String, T> read) {
    addSerializer(type, new TextSerializer<>(type, write));
    addDeserializer(type, new TextDeserializer<>(type, read));
  }

  private static final class TextSerializer<T> extends StdScalarSerializer<T> {

    private final Function<T, String> write;

    TextSerializer(Class<T> type, Function<T, String> write) {
      super(type);
      this.write = write;
    }

    @Override
    public void serialize(T value, JsonGenerator out, SerializationContext context) {
      out.writeString(write.apply(value));
    }
  }

  private static final class TextDeserializer<T> extends StdScalarDeserializer<T> {

    private final Class<T> type;
    private final Function<String, T> read;

    TextDeserializer(Class<T> type, Function<String, T> read) {
      super(type);
      this.type = type;
      this.read = read;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) {
      String text = parser.getValueAsString("");
      try {
        return read.apply(text);
      } catch (IllegalArgumentException malformed) {
        throw context.weirdStringException(text, type, "expected another form");
      }
    }
  }
}
