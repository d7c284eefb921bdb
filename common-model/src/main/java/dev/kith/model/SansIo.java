package dev.kith.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a package whose code is pure: no I/O, no threads, no clock, no randomness of its own.
///
/// State machines in such a package take the shape `List<Effect> on(Input, Instant now)`. The
/// architecture rules read this marker, so a package that carries it and reaches for a socket or a
/// clock fails the build. The term is from "Network protocols, sans I/O" (Cory Benfield, 2016).
@Documented
@Target(ElementType.PACKAGE)
@Retention(RetentionPolicy.RUNTIME)
public @interface SansIo {}
