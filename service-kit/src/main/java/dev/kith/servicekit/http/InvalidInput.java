package dev.kith.servicekit.http;

import dev.kith.servicekit.problem.Problem;
import dev.kith.servicekit.problem.ProblemType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.server.ServerWebInputException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;

/// Says which part of a request is wrong, in the request's own words: never in those of the
/// framework, which name classes.
final class InvalidInput {

  /// One fault.
  ///
  /// @param field path of a field in the body, or name of a parameter
  private record Fault(String field, String problem) {}

  private InvalidInput() {}

  static Problem of(WebExchangeBindException invalid) {
    return of(fields(invalid.getAllErrors()));
  }

  static Problem of(HandlerMethodValidationException invalid) {
    return of(
        Stream.concat(
            invalid.getParameterValidationResults().stream().flatMap(InvalidInput::parameter),
            invalid.getCrossParameterValidationResults().stream()
                .map(error -> new Fault("the request", message(error)))));
  }

  static Problem of(ServerWebInputException unreadable) {
    for (Throwable cause = unreadable.getCause(); cause != null; cause = cause.getCause()) {
      switch (cause) {
        case TypeMismatchException mismatch -> {
          return must(
              RequestPart.name(unreadable.getMethodParameter()), mismatch.getRequiredType());
        }
        case StreamReadException broken -> {
          return sentence("The body is not JSON from %s on.".formatted(place(broken)));
        }
        case MismatchedInputException mismatch -> {
          return must(path(mismatch), mismatch.getTargetType());
        }
        case JacksonException other -> {
          return must(path(other), null);
        }
        default -> {}
      }
    }
    return sentence("The request's body is missing or cannot be read.");
  }

  static Problem sentence(String sentence) {
    return Problem.of(ProblemType.INVALID_REQUEST, sentence);
  }

  private static Problem must(String field, @Nullable Class<?> type) {
    return of(Stream.of(new Fault(field, "must be " + ExpectedForm.of(type))));
  }

  private static Problem of(Stream<Fault> faults) {
    List<Fault> all = faults.toList();
    String detail =
        all.stream()
            .map(fault -> fault.field() + " " + fault.problem())
            .collect(Collectors.joining("; ", "", "."));
    return sentence(detail).with("errors", all.stream().map(InvalidInput::member).toList());
  }

  private static Map<String, String> member(Fault fault) {
    Map<String, String> member = new LinkedHashMap<>();
    member.put("field", fault.field());
    member.put("problem", fault.problem());
    return member;
  }

  private static Stream<Fault> parameter(ParameterValidationResult result) {
    if (result instanceof ParameterErrors errors) {
      return fields(errors.getAllErrors());
    }
    String name = RequestPart.name(result.getMethodParameter());
    return result.getResolvableErrors().stream().map(error -> new Fault(name, message(error)));
  }

  private static Stream<Fault> fields(List<ObjectError> errors) {
    return errors.stream()
        .map(error ->
            new Fault(
                error instanceof FieldError field ? SnakeCase.of(field.getField()) : "the request",
                message(error)));
  }

  private static String message(MessageSourceResolvable error) {
    String message = error.getDefaultMessage();
    return message == null ? "is not valid" : message;
  }

  private static String path(JacksonException mismatch) {
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference step : mismatch.getPath()) {
      if (step.getPropertyName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
      }
    }
    return path.isEmpty() ? "the body" : path.toString();
  }

  private static String place(JacksonException broken) {
    return "line %d, column %d"
        .formatted(broken.getLocation().getLineNr(), broken.getLocation().getColumnNr());
  }
}
