package dev.kith.model.wire;

import dev.kith.model.message.Reason;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/// The parser settings for bytes from strangers.
final class Json {

  /// Deeper nesting than any message of the protocol has; a filter inside a frame is at depth 3.
  private static final int MAX_DEPTH = 16;

  private static final int MAX_NAME_CHARACTERS = 256;

  /// Where the parser speaks of its own settings, and of a source that it does not show.
  private static final Pattern OF_THE_PARSER_ITSELF =
      Pattern.compile(
          "(?: \\((?:start marker|for \\w+ starting)|: enable `| \\(consider enabling).*|, from `[^`]*`");

  static final JsonFactory FACTORY =
      JsonFactory.builder()
          // A text frame is UTF-8 whatever its first bytes look like.
          .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNameLength(MAX_NAME_CHARACTERS)
                  // The frame limit bounds both already; no number beyond a long is evaluated.
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private Json() {}

  /// What the parser says of broken JSON, in words that make sense to the sender.
  static Reason broken(JacksonException fault) {
    String sentence = OF_THE_PARSER_ITSELF.matcher(fault.getOriginalMessage()).replaceAll("");
    return Reason.invalid("broken JSON: " + Excerpt.sentence(sentence));
  }

  static JsonParser parser(byte[] frame) {
    return FACTORY.createParser(ObjectReadContext.empty(), frame);
  }

  /// True if there is a whole number at the parser that fits a long; 1.0 and 1e3 are none.
  static boolean isLong(JsonParser parser) {
    return parser.currentToken() == JsonToken.VALUE_NUMBER_INT
        && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
  }

  /// True if there is a whole number from 0 up to a bound at the parser.
  static boolean isNatural(JsonParser parser, long max) {
    return isLong(parser) && parser.getLongValue() >= 0 && parser.getLongValue() <= max;
  }

  /// The string at the parser, which must be made of whole characters.
  ///
  /// @throws Refusal if it holds half a surrogate pair : it has no UTF-8 form, so no two
  ///   implementations would hash it alike
  static String text(JsonParser parser, String what) throws Refusal {
    String text = parser.getString();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (Character.isLowSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          throw Refusal.invalid(what + " holds a lone surrogate");
        }
        i++;
      }
    }
    return text;
  }
}
