package dev.kith.servicekit.http;

import dev.kith.servicekit.problem.Problem;
import dev.kith.servicekit.problem.ProblemException;
import dev.kith.servicekit.problem.ProblemType;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;

/// The problem that a failure is to whoever made the request.
final class Problems {

  private Problems() {}

  static Problem of(Throwable failure) {
    return switch (failure) {
      case ProblemException known -> known.problem();
      case WebExchangeBindException invalid -> InvalidInput.of(invalid);
      case HandlerMethodValidationException invalid when !invalid.isForReturnValue() ->
          InvalidInput.of(invalid);
      case MissingRequestValueException missing ->
          InvalidInput.sentence(
              "The %s '%s' is missing.".formatted(missing.getLabel(), missing.getName()));
      case ServerWebInputException unreadable -> InvalidInput.of(unreadable);
      case MethodNotAllowedException wrong -> methodNotAllowed(wrong);
      case NotAcceptableStatusException wrong ->
          Problem.of(
              ProblemType.NOT_ACCEPTABLE,
              "This is offered as %s.".formatted(list(wrong.getSupportedMediaTypes())));
      case UnsupportedMediaTypeStatusException wrong ->
          Problem.of(
              ProblemType.UNSUPPORTED_MEDIA_TYPE,
              "The body must be %s.".formatted(list(wrong.getSupportedMediaTypes())));
      case DataBufferLimitException _ -> byStatus(413);
      case ErrorResponse other -> byStatus(other.getStatusCode().value());
      default -> byStatus(500);
    };
  }

  private static Problem methodNotAllowed(MethodNotAllowedException wrong) {
    String allowed =
        wrong.getSupportedMethods().stream()
            .map(HttpMethod::name)
            .sorted()
            .collect(Collectors.joining(", "));
    return Problem.of(ProblemType.METHOD_NOT_ALLOWED, "This path knows " + allowed + ".")
        .withHeader(HttpHeaders.ALLOW, allowed);
  }

  private static String list(Collection<MediaType> types) {
    return types.stream().map(MediaType::toString).collect(Collectors.joining(" or "));
  }

  private static Problem byStatus(int status) {
    ProblemType type =
        Arrays.stream(ProblemType.values())
            .filter(candidate -> candidate.status() == status)
            .findFirst()
            .orElse(status < 500 ? ProblemType.INVALID_REQUEST : ProblemType.INTERNAL);
    return Problem.of(
        type,
        switch (status) {
          case 404 -> "This service has nothing at this path.";
          case 413 -> "The body is larger than this service reads.";
          case 500 -> "The service failed; its log says more beside the request_id.";
          default -> type.title() + ".";
        });
  }
}
