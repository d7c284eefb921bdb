package dev.kith.relay.conformance.kit;

import java.util.List;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Connects tests to the relay and looks at what they left unread.
final class ConformanceExtension implements ParameterResolver, AfterTestExecutionCallback {

  private static final Namespace HERE = Namespace.create(ConformanceExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Relay.class || type == Client.class || type == Script.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Relay relay = relay(context);
    Class<?> type = parameter.getParameter().getType();
    if (type == Script.class) {
      return Script.of(context.getRequiredTestMethod(), relay.url());
    }
    return type == Client.class ? relay.connect() : relay;
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    Relay relay = relay(context);
    Throwable failure = context.getExecutionException().orElse(null);
    if (failure != null) {
      failure.addSuppressed(new Transcript(relay.transcripts()));
      return;
    }
    List<String> problems = relay.problems();
    if (!problems.isEmpty()) {
      AssertionError unexpected = new AssertionError(String.join("\n", problems));
      unexpected.addSuppressed(new Transcript(relay.transcripts()));
      throw unexpected;
    }
  }

  /// The relay as this test sees it; its connections end with the test.
  private static Relay relay(ExtensionContext context) {
    RelayUnderTest running =
        context
            .getRoot()
            .getStore(HERE)
            .computeIfAbsent(
                RelayUnderTest.class, _ -> RelayUnderTest.start(), RelayUnderTest.class);
    return context
        .getStore(HERE)
        .computeIfAbsent(Relay.class, _ -> new Relay(running), Relay.class);
  }

  /// What was said on all connections of a test that failed.
  private static final class Transcript extends Exception {

    private static final long serialVersionUID = 1;

    Transcript(String text) {
      super(text, null, false, false);
    }
  }
}
