package dev.kith.testkit.wire;

import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import dev.kith.model.event.Tag;
import dev.kith.model.event.WireEvent;
import dev.kith.model.filter.Filter;
import dev.kith.model.message.ClientMessage;
import dev.kith.model.message.ClientMessage.Subject;
import dev.kith.model.message.Reason;
import dev.kith.model.message.RelayMessage;
import dev.kith.model.negentropy.NegentropyMessage;
import dev.kith.model.wire.ClientFrames;
import dev.kith.model.wire.RelayFrames;
import dev.kith.model.wire.SessionFrames;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What must be true of every result of decoding, whatever was decoded.
final class Judges {

  private static final int LONGEST_SENTENCE = 200;
  private static final int LONGEST_ECHO = 256;

  private Judges() {}

  static @Nullable String ofClient(byte[] frame, ClientMessage message) {
    return switch (message) {
      case ClientMessage.Malformed(Subject subject, Reason reason) -> {
        String fault = ofSubject(frame, subject);
        yield fault == null ? ofSentence(reason.sentence()) : fault;
      }
      case ClientMessage.Publish(WireEvent event) -> {
        String fault = ofEvent(frame, event);
        yield fault == null ? ofReading(message) : fault;
      }
      case ClientMessage.Authenticate(Event event) ->
          characters(event) > frame.length
              ? "the event is larger than its frame"
              : ofReading(message);
      case ClientMessage.Request(String subscription, var filters) ->
          ofFilters(frame, message, subscription, filters);
      case ClientMessage.Count(String question, var filters) ->
          ofFilters(frame, message, question, filters);
      case ClientMessage.Close(String subscription) ->
          subscription.length() > ClientFrames.MAX_SUBSCRIPTION_ID
              ? "the subscription id is too long"
              : ofReading(message);
      case ClientMessage.SessionCommand command ->
          command.name().length() > SessionFrames.MAX_NAME
              ? "the name of the session is too long"
              : ofReading(message);
      case ClientMessage.NegOpen(String id, Filter filter, NegentropyMessage said) ->
          id.length() + values(filter) + 2 * said.size() > frame.length
              ? "the filter or the message is larger than its frame"
              : ofReading(message);
      case ClientMessage.NegMsg(String id, NegentropyMessage said) ->
          id.length() + 2 * said.size() > frame.length
              ? "the message is larger than its frame"
              : ofReading(message);
      case ClientMessage.NegClose(String id) ->
          id.length() > ClientFrames.MAX_SUBSCRIPTION_ID
              ? "the reconciliation id is too long"
              : ofReading(message);
    };
  }

  static @Nullable String ofRelay(byte[] frame, RelayMessage message) {
    return switch (message) {
      case RelayMessage.Unknown(String problem) -> ofSentence(problem);
      case RelayMessage.Delivery(_, WireEvent event) -> {
        String fault = ofEvent(frame, event);
        yield fault == null ? ofReading(message) : fault;
      }
      case RelayMessage.Ok(_, _, String text) -> ofText(frame, text);
      case RelayMessage.EndOfStored(String subscription, _) -> ofText(frame, subscription);
      case RelayMessage.Closed(String subscription, String text) ->
          ofText(frame, subscription + text);
      case RelayMessage.Count(String question, long events, _) ->
          events < 0 ? "the count is negative" : ofText(frame, question);
      case RelayMessage.Notice(String text) -> ofText(frame, text);
      case RelayMessage.Challenge(String challenge) -> ofText(frame, challenge);
      case RelayMessage.SessionNews news -> {
        String fault = ofText(frame, news.name());
        yield fault == null ? ofReading(message) : fault;
      }
      case RelayMessage.NegMsg(String id, NegentropyMessage said) -> ofText(frame, id + said.hex());
      case RelayMessage.NegErr(String id, String text, _) -> ofText(frame, id + text);
    };
  }

  private static @Nullable String ofFilters(
      byte[] frame, ClientMessage message, String id, List<Filter> filters) {
    return id.length() + filters.stream().mapToInt(Judges::values).sum() > frame.length
        ? "the filters are larger than their frame"
        : ofReading(message);
  }

  private static @Nullable String ofReading(ClientMessage message) {
    return ClientFrames.decode(ClientFrames.encode(message)).equals(message)
        ? null
        : "what was read is not what is read again";
  }

  private static @Nullable String ofReading(RelayMessage message) {
    return RelayFrames.decode(RelayFrames.encode(message)).equals(message)
        ? null
        : "what was read is not what is read again";
  }

  private static @Nullable String ofEvent(byte[] frame, WireEvent event) {
    return event.json().length > frame.length || characters(event.event()) > frame.length
        ? "the event is larger than its frame"
        : null;
  }

  private static @Nullable String ofText(byte[] frame, String text) {
    return text.length() > frame.length ? "the text is larger than its frame" : null;
  }

  private static @Nullable String ofSubject(byte[] frame, Subject subject) {
    return switch (subject) {
      case Subject.OfEvent(EventId id) ->
          isIn(frame, id) ? null : "the refusal names an event that is not in the frame";
      case Subject.OfSubscription(String id) -> ofEcho(id);
      case Subject.OfQuestion(String id) -> ofEcho(id);
      case Subject.OfSession(String name) -> ofEcho(name);
      case Subject.OfReconciliation(String id) -> ofEcho(id);
      case Subject.Unknown() -> null;
    };
  }

  private static @Nullable String ofEcho(String id) {
    return id.length() > LONGEST_ECHO ? "the echoed id is too long" : null;
  }

  /// An id may be spelt with escapes; then there is no telling here.
  private static boolean isIn(byte[] frame, EventId id) {
    String text = new String(frame, StandardCharsets.ISO_8859_1);
    return text.contains(id.hex()) || text.contains("\\u");
  }

  private static @Nullable String ofSentence(String sentence) {
    return sentence.isBlank()
            || sentence.length() > LONGEST_SENTENCE
            || sentence.contains("Source:")
            || sentence.contains("Stream")
            || sentence.codePoints().anyMatch(Character::isISOControl)
        ? "the reason is not one plain sentence: " + sentence
        : null;
  }

  private static int characters(Event event) {
    int characters = event.content().length();
    for (Tag tag : event.tags()) {
      for (String value : tag.values()) {
        characters += value.length();
      }
    }
    return characters;
  }

  private static int values(Filter filter) {
    return size(filter.ids())
        + size(filter.authors())
        + size(filter.kinds())
        + size(filter.topics())
        + (filter.search() == null ? 0 : filter.search().text().length())
        + filter.tags().values().stream().mapToInt(Judges::size).sum()
        + filter.allTags().values().stream().mapToInt(Judges::size).sum();
  }

  private static int size(@Nullable Collection<?> values) {
    return values == null ? 0 : values.size();
  }
}
