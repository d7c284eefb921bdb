package dev.kith.relay.conformance;

import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Conformance.Source;
import dev.kith.relay.conformance.kit.Deviation;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/// One test of the suite, as docs/conformance.md lists it.
///
/// @param type the test's class, named from this package on
/// @param test the name of its method
/// @param deviation what Kith does instead of what the test's source wants, or empty
record Check(
    String chapter, String about, Source source, String type, String test, String deviation) {

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("ok", "OK"),
          Map.entry("eose", "EOSE"),
          Map.entry("nul", "NUL"),
          Map.entry("del", "DEL"),
          Map.entry("json", "JSON"),
          Map.entry("utf8", "UTF-8"),
          Map.entry("kind1059", "kind-1059"),
          Map.entry("kith", "Kith"),
          Map.entry("nip", "NIP"),
          Map.entry("to64", "to 64"),
          Map.entry("are64", "are 64"),
          Map.entry("elses", "else's"),
          Map.entry("recipients", "recipient's"));

  /// All checks, in no order.
  static List<Check> all() throws IOException, URISyntaxException {
    Path classes = Path.of(Check.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path suite = classes.resolve(Check.class.getPackageName().replace('.', '/'));
    try (Stream<Path> files = Files.walk(suite)) {
      return files
          .map(file -> classes.relativize(file).toString())
          .filter(file -> file.endsWith("Test.class"))
          .map(file -> file.replaceAll("[/\\\\]", ".").replaceAll("\\.class$", ""))
          .flatMap(Check::of)
          .toList();
    }
  }

  private static Stream<Check> of(String className) {
    Class<?> type = load(className);
    Conformance suite = type.getAnnotation(Conformance.class);
    return suite == null
        ? Stream.empty()
        : Arrays.stream(type.getDeclaredMethods())
            .filter(method -> AnnotationSupport.isAnnotated(method, Testable.class))
            .map(method -> of(suite, method));
  }

  private static Check of(Conformance suite, Method method) {
    Deviation deviation = method.getAnnotation(Deviation.class);
    return new Check(
        suite.chapter(),
        suite.about(),
        suite.source(),
        method.getDeclaringClass().getName().substring(Check.class.getPackageName().length() + 1),
        method.getName(),
        deviation == null ? "" : deviation.value());
  }

  private static Class<?> load(String className) {
    try {
      return Class.forName(className);
    } catch (ClassNotFoundException impossible) {
      throw new AssertionError(className + " lies where it was found", impossible);
    }
  }

  /// What a checklist calls it.
  String reference() {
    return type + "#" + test;
  }

  /// What became of it: as all tests pass, it was held, or what Kith does instead is.
  String result() {
    return deviation.isEmpty() ? "held" : "*otherwise:* " + deviation;
  }

  /// relay-tester's own name, or the test's name as a sentence.
  String title() {
    if (source == Source.RELAY_TESTER) {
      return test.substring(0, 1).toUpperCase(Locale.ROOT) + test.substring(1);
    }
    String sentence =
        Arrays.stream(test.split("(?=[A-Z])", -1))
            .map(word -> word.toLowerCase(Locale.ROOT))
            .map(word -> Objects.requireNonNullElse(WORDS.get(word), word))
            .reduce((left, right) -> left + " " + right)
            .orElseThrow();
    return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
  }
}
