package dev.kith.servicekit.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The least role that a caller of an endpoint needs. On a controller it holds for all its methods;
/// on a method it takes the place of that on the controller. A service does not start while an
/// endpoint under `/v1` has neither.
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Requires {

  Role value();
}
