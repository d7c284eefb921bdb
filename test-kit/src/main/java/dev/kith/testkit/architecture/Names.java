package dev.kith.testkit.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/// What a name promises.
final class Names {

  private static final List<String> EMPTY_WORDS =
      List.of("Impl", "Manager", "Util", "Utils", "Helper");

  private static final String CONFIGURATION =
      "org.springframework.boot.context.properties.ConfigurationProperties";

  private Names() {}

  static ArchRule sayWhatAThingIs(ModuleRoot module) {
    return module.rule(
        "no type name ends in " + String.join(", ", EMPTY_WORDS),
        type ->
            EMPTY_WORDS.stream()
                .filter(word -> type.getSimpleName().endsWith(word))
                .map(word -> type.getName() + " ends in " + word));
  }

  static ArchRule ofConfigurationAreRecords(ModuleRoot module) {
    return module.rule(
        "@ConfigurationProperties types are records",
        type ->
            type.isAnnotatedWith(CONFIGURATION) && !type.isRecord()
                ? Stream.of(type.getName() + " is no record")
                : Stream.of());
  }
}
