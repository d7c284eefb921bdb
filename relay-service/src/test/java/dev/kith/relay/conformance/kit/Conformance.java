package dev.kith.relay.conformance.kit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// A class of conformance tests. Each test may have parameters of type [Relay], [Client] and
/// [Script]; every client is a connection of its own, and what it was sent has to be accounted for:
/// a frame that the test did not read, deliveries aside, fails it, and so does one that breaks its
/// schema.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ConformanceExtension.class)
public @interface Conformance {

  /// The heading under which docs/conformance.md lists the tests.
  String chapter();

  /// What they are about.
  String about();

  /// The public suite whose names the tests carry.
  Source source() default Source.KITH;

  /// Where a test's name comes from.
  enum Source {
    /// A check of this suite's own.
    KITH,
    /// [mikedilger/relay-tester](https://github.com/mikedilger/relay-tester)
    RELAY_TESTER,
    /// The feature files of [bezysoftware/netstr](https://github.com/bezysoftware/netstr)
    NETSTR
  }
}
