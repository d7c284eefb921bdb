package dev.kith.servicekit.http.access;

import dev.kith.servicekit.access.Requires;
import dev.kith.servicekit.access.Role;
import dev.kith.servicekit.startup.StartRefused;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/// The roles that controllers declare. Keeps the service from starting while one under `/v1`
/// declares none, for that is an oversight which nobody would notice later.
public final class DeclaredRoles implements SmartInitializingSingleton {

  private final RequestMappingHandlerMapping controllers;

  DeclaredRoles(RequestMappingHandlerMapping controllers) {
    this.controllers = controllers;
  }

  /// The role that a controller method asks for, empty if it declares none.
  public static Optional<Role> of(HandlerMethod method) {
    return Stream.of(method.getMethod(), method.getBeanType())
        .map(element -> AnnotatedElementUtils.findMergedAnnotation(element, Requires.class))
        .flatMap(Stream::ofNullable)
        .map(Requires::value)
        .findFirst();
  }

  @Override
  public void afterSingletonsInstantiated() {
    String undeclared =
        controllers.getHandlerMethods().entrySet().stream()
            .filter(endpoint -> of(endpoint.getValue()).isEmpty())
            .flatMap(DeclaredRoles::inTheApi)
            .sorted()
            .collect(Collectors.joining(", "));
    if (!undeclared.isEmpty()) {
      throw new StartRefused(
          "No role is declared for %s; put @Requires on the controller or the method."
              .formatted(undeclared));
    }
  }

  private static Stream<String> inTheApi(Map.Entry<RequestMappingInfo, HandlerMethod> endpoint) {
    return endpoint.getKey().getPatternsCondition().getPatterns().stream()
        .map(Object::toString)
        .filter(pattern -> Api.includes(pattern) && !Api.isDescription(pattern))
        .map(pattern -> "%s (%s)".formatted(pattern, endpoint.getValue().getShortLogMessage()));
  }
}
