package dev.kith.testkit.generated;

import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.AnnotationConsumer;
import org.junit.jupiter.params.support.ParameterDeclarations;

/// The seeds of a run: some that never change, so that a run can be compared with the last, and one
/// that always does, so that runs find what no run has found before.
public final class Seeds implements ArgumentsProvider, AnnotationConsumer<SeededTest> {

  /// System property: the one seed to run.
  static final String ONLY = "kith.seed";

  private int fixed;

  @Override
  public void accept(SeededTest test) {
    fixed = test.fixed();
  }

  @Override
  public Stream<Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context) {
    return of(System.getProperty(ONLY), fixed).mapToObj(Arguments::of);
  }

  /// @param fixed how many there are beside the one that is new
  static LongStream of(@Nullable String only, int fixed) {
    return only == null
        ? LongStream.concat(
            LongStream.rangeClosed(1, fixed),
            LongStream.of(RandomGenerator.getDefault().nextLong()))
        : LongStream.of(Long.parseLong(only));
  }
}
