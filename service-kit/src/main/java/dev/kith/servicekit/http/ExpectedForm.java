package dev.kith.servicekit.http;

import dev.kith.model.event.EventId;
import dev.kith.model.event.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/// What a value of a type looks like to whoever has to write one.
final class ExpectedForm {

  private static final String WHOLE = "a whole number";

  private static final Map<Class<?>, String> FORMS =
      Map.ofEntries(
          Map.entry(Integer.class, WHOLE),
          Map.entry(Long.class, WHOLE),
          Map.entry(Short.class, WHOLE),
          Map.entry(Double.class, "a number"),
          Map.entry(Float.class, "a number"),
          Map.entry(Boolean.class, "true or false"),
          Map.entry(String.class, "a string"),
          Map.entry(Instant.class, "a time such as 2026-01-31T12:00:00Z"),
          Map.entry(Duration.class, "a duration such as PT10S"),
          Map.entry(PublicKey.class, KeyText.FORM),
          Map.entry(EventId.class, "64 lowercase hex digits"));

  private ExpectedForm() {}

  /// @param type null if it is not known
  static String of(@Nullable Class<?> type) {
    if (type == null) {
      return "of another form";
    }
    Class<?> boxed = ClassUtils.resolvePrimitiveIfNecessary(type);
    if (boxed.isEnum()) {
      return Arrays.stream(boxed.getEnumConstants())
          .map(constant -> ((Enum<?>) constant).name())
          .collect(Collectors.joining(", ", "one of ", ""));
    }
    if (boxed.isArray() || Collection.class.isAssignableFrom(boxed)) {
      return "a list";
    }
    return FORMS.getOrDefault(boxed, "an object");
  }
}
