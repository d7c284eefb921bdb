package dev.kith.relay.http;

import dev.kith.relay.access.Blockable;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/// Reads `event`, `kind` or `address` in a path.
@Component
final class BlockableWord implements Converter<String, Blockable> {

  @Override
  public Blockable convert(String word) {
    return Arrays.stream(Blockable.values())
        .filter(what -> word(what).equals(word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "expected one of "
                    + Arrays.stream(Blockable.values())
                        .map(BlockableWord::word)
                        .collect(Collectors.joining(", "))));
  }

  private static String word(Blockable what) {
    return what.name().toLowerCase(Locale.ROOT);
  }
}
