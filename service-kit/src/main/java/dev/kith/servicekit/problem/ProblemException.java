package dev.kith.servicekit.problem;

/// Carries a [Problem] out of a controller or filter. It has no stack trace: it is an answer, and
/// strangers can cause any number of them.
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  ProblemException(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
