package dev.kith.servicekit.boot;

import dev.kith.servicekit.startup.Example;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

/// What a configuration record says about its options.
///
/// @param prefix of its options
/// @param type a record of ours, or a class of the framework, of which nothing is known
record OptionExamples(String prefix, Class<?> type) {

  /// The example of an option, null if there is none.
  @Nullable String of(String option) {
    return component(option)
        .map(component -> component.getAnnotation(Example.class))
        .map(Example::value)
        .orElse(null);
  }

  /// The names of all options below the prefix, such as `max-body, body-timeout`.
  String names() {
    return components()
        .map(component -> dashed(component.getName()))
        .collect(Collectors.joining(", "));
  }

  private Optional<RecordComponent> component(String option) {
    String name = option.startsWith(prefix + ".") ? option.substring(prefix.length() + 1) : option;
    return components()
        .filter(component -> name.split("\\[", 2)[0].equals(dashed(component.getName())))
        .findFirst();
  }

  private Stream<RecordComponent> components() {
    return type.isRecord() ? Arrays.stream(type.getRecordComponents()) : Stream.of();
  }

  static String dashed(String name) {
    return DataObjectPropertyName.toDashedForm(name);
  }
}
