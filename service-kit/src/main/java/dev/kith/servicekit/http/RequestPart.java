package dev.kith.servicekit.http;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/// What a parameter of a controller method is called in the request that it was read from.
final class RequestPart {

  private RequestPart() {}

  static String name(@Nullable MethodParameter parameter) {
    if (parameter == null) {
      return "the request";
    }
    String declared = declaredName(parameter);
    String name = declared.isEmpty() ? parameter.getParameterName() : declared;
    return name == null ? "the request" : name;
  }

  private static String declaredName(MethodParameter parameter) {
    RequestParam query = parameter.getParameterAnnotation(RequestParam.class);
    if (query != null) {
      return query.name();
    }
    PathVariable path = parameter.getParameterAnnotation(PathVariable.class);
    if (path != null) {
      return path.name();
    }
    RequestHeader header = parameter.getParameterAnnotation(RequestHeader.class);
    return header == null ? "" : header.name();
  }
}
