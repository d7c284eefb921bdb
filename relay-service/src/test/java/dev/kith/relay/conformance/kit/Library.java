package dev.kith.relay.conformance.kit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The tests of a class are checks that a module of src/test/js makes with a foreign library: a
/// test with a parameter of type [Script] gets the exported function of its own name.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Library {

  /// The module, without its ending.
  String value();
}
