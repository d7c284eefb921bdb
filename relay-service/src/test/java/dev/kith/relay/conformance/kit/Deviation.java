package dev.kith.relay.conformance.kit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A test of somebody else's suite to which Kith deliberately answers otherwise. The test holds
/// Kith's answer; docs/conformance.md prints the reason.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Deviation {

  /// What Kith does instead, and why.
  String value();
}
