package dev.kith.relay.conformance.kit;

import java.lang.reflect.Method;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// One check that a foreign library makes.
///
/// @param library a module of src/test/js, without its ending
/// @param check an exported function of it
public record Script(String library, String check, URI relay) {

  private static final String RUNNER = "run.mjs";

  static Script of(Method test, URI relay) {
    return new Script(library(test.getDeclaringClass()), test.getName(), relay);
  }

  /// Runs the check and fails with what it printed. Without Node the test is skipped by name.
  public void passes() {
    Foreign.SCRIPTS.assumeRunnable();
    Foreign.SCRIPTS.run(RUNNER, library, check, relay.toString());
  }

  /// The names of all checks of a class's library.
  public static Set<String> checksFor(Class<?> tests) {
    Foreign.SCRIPTS.assumeRunnable();
    return new TreeSet<>(Foreign.SCRIPTS.run(RUNNER, library(tests)).lines().toList());
  }

  /// The names of the tests of a class that run a check.
  public static Set<String> testsOf(Class<?> tests) {
    return Arrays.stream(tests.getDeclaredMethods())
        .filter(method -> List.of(method.getParameterTypes()).contains(Script.class))
        .map(Method::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String library(Class<?> tests) {
    return Objects.requireNonNull(tests.getAnnotation(Library.class), "no @Library").value();
  }
}
