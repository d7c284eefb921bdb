package dev.kith.model.wire;

import dev.kith.model.event.EventId;
import dev.kith.model.event.WireEvent;
import dev.kith.model.message.RelayMessage;
import dev.kith.model.message.RelayMessage.Completeness;
import dev.kith.model.negentropy.NegentropyMessage;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Frames from relay to client.
public final class RelayFrames {

  private RelayFrames() {}

  public static byte[] encode(RelayMessage message) {
    return switch (message) {
      case RelayMessage.Delivery(String subscription, WireEvent event) ->
          delivery(subscription, event.json());
      case RelayMessage.Ok(EventId id, boolean accepted, String text) ->
          FrameWriter.write(out -> {
            out.writeString("OK");
            out.writeString(id.hex());
            out.writeBoolean(accepted);
            out.writeString(text);
          });
      case RelayMessage.EndOfStored(String subscription, Completeness completeness) ->
          endOfStored(subscription, completeness);
      case RelayMessage.Count(String question, long events, boolean approximate) ->
          FrameWriter.write(out -> {
            out.writeString("COUNT");
            out.writeString(question);
            out.writeStartObject();
            out.writeNumberProperty("count", events);
            if (approximate) {
              out.writeBooleanProperty("approximate", true);
            }
            out.writeEndObject();
          });
      case RelayMessage.SessionNews news -> SessionFrames.encode(news);
      case RelayMessage.Closed(String subscription, String text) ->
          FrameWriter.strings("CLOSED", subscription, text);
      case RelayMessage.Notice(String text) -> FrameWriter.strings("NOTICE", text);
      case RelayMessage.Challenge(String challenge) -> FrameWriter.strings("AUTH", challenge);
      case RelayMessage.NegMsg(String id, NegentropyMessage said) ->
          FrameWriter.strings("NEG-MSG", id, said.hex());
      case RelayMessage.NegErr(String id, String text, @Nullable Long mostEvents) ->
          FrameWriter.write(out -> {
            out.writeString("NEG-ERR");
            out.writeString(id);
            out.writeString(text);
            if (mostEvents != null) {
              out.writeNumber(mostEvents);
            }
          });
      case RelayMessage.Unknown(String problem) ->
          throw new IllegalArgumentException("an unknown frame is not sent: " + problem);
    };
  }

  /// An `EVENT` frame of an event that is JSON already.
  public static byte[] delivery(String subscription, byte[] event) {
    return FrameWriter.join(head(subscription), event);
  }

  /// Decoding never throws: what cannot be understood comes back as [RelayMessage.Unknown].
  ///
  /// @param frame the bytes of one text frame
  public static RelayMessage decode(byte[] frame) {
    return RelayFrameDecoder.decode(frame);
  }

  private static byte[] endOfStored(String subscription, Completeness completeness) {
    return switch (completeness) {
      case UNSAID -> FrameWriter.strings("EOSE", subscription);
      case FINISH, MORE ->
          FrameWriter.write(out -> {
            out.writeString("EOSE");
            out.writeString(subscription);
            out.writeStartArray();
            out.writeString(completeness.name().toLowerCase(Locale.ROOT));
            out.writeEndArray();
          });
    };
  }

  private static byte[] head(String subscription) {
    byte[] withEnd = FrameWriter.strings("EVENT", subscription);
    withEnd[withEnd.length - 1] = ',';
    return withEnd;
  }
}
