package dev.kith.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;

/// The part of the platform that pure code may name: what `java.base` exports, without whatever
/// reaches outside the computation or makes it unrepeatable.
final class PurePlatform {

  private static final Module BASE = Object.class.getModule();

  private static final Set<String> IMPURE_PACKAGES =
      Set.of(
          "java.io",
          "java.lang.foreign",
          "java.lang.ref",
          "java.net",
          "java.net.spi",
          "java.nio.channels",
          "java.nio.channels.spi",
          "java.nio.file",
          "java.nio.file.attribute",
          "java.nio.file.spi",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "java.util.concurrent.locks",
          "javax.net",
          "javax.net.ssl");

  /// With all types nested in them. A `RandomGenerator` is not among them: to draw from one that
  /// the caller hands in is repeatable.
  private static final Set<String> IMPURE_TYPES =
      Set.of(
          "java.lang.InheritableThreadLocal",
          "java.lang.Process",
          "java.lang.ProcessBuilder",
          "java.lang.ProcessHandle",
          "java.lang.Runtime",
          "java.lang.ScopedValue",
          "java.lang.Thread",
          "java.lang.ThreadGroup",
          "java.lang.ThreadLocal",
          "java.security.SecureRandom",
          "java.time.Clock",
          "java.time.InstantSource",
          "java.util.Calendar",
          "java.util.Date",
          "java.util.GregorianCalendar",
          "java.util.Random",
          "java.util.SplittableRandom",
          "java.util.Timer",
          "java.util.TimerTask",
          "java.util.random.RandomGeneratorFactory");

  /// Values that live among impure types: a URI is parsed text and opens nothing.
  private static final Set<String> PURE_TYPES =
      Set.of("java.net.URI", "java.net.URISyntaxException");

  private PurePlatform() {}

  static boolean includes(JavaClass type) {
    String name = type.getName();
    int nested = name.indexOf('$');
    return PURE_TYPES.contains(name)
        || (BASE.isExported(type.getPackageName())
            && !IMPURE_PACKAGES.contains(type.getPackageName())
            && !IMPURE_TYPES.contains(nested < 0 ? name : name.substring(0, nested)));
  }
}
