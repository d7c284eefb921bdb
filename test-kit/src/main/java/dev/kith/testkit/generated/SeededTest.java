package dev.kith.testkit.generated;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/// A test of one `long` parameter that runs once per seed: always the same few, and a new one in
/// each run. A failure names its seed; `-Dkith.seed=17` runs that seed alone.
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "seed {0}")
@ArgumentsSource(Seeds.class)
@ExtendWith(SeedInFailure.class)
public @interface SeededTest {

  /// How many seeds are the same in every run.
  int fixed() default 20;
}
