package dev.kith.testkit.generated;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/// Puts the seed in front of what a failed test says.
final class SeedInFailure implements InvocationInterceptor {

  @Override
  public void interceptTestTemplateMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    try {
      invocation.proceed();
    } catch (TestAbortedException aborted) {
      throw aborted;
    } catch (Throwable failure) {
      Object seed = method.getArguments().getFirst();
      throw new AssertionError(
          "with seed %s (again: -D%s=%s): %s".formatted(seed, Seeds.ONLY, seed, failure), failure);
    }
  }
}
