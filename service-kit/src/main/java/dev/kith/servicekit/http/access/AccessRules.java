package dev.kith.servicekit.http.access;

import dev.kith.servicekit.access.Role;
import java.util.List;
import java.util.Optional;
import org.springframework.http.server.PathContainer;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Finds the rule of a request. It asks the very mapping that will choose the controller method, so
/// that no spelling of a path is one thing to the rule and another to the controller.
final class AccessRules {

  private final RequestMappingHandlerMapping controllers;
  private final String actuator;
  private final List<String> openHealth;

  /// @param actuator the base path of the actuator
  AccessRules(RequestMappingHandlerMapping controllers, String actuator) {
    this.controllers = controllers;
    this.actuator = actuator;
    this.openHealth =
        List.of(
            actuator + "/health", actuator + "/health/liveness", actuator + "/health/readiness");
  }

  /// Fails as the mapping does, for example where a path does not know the method.
  Mono<AccessRule> of(ServerWebExchange exchange) {
    PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
    return controllers
        .getHandler(exchange)
        .ofType(HandlerMethod.class)
        .map(method -> ofMethod(method, path))
        .switchIfEmpty(Mono.fromSupplier(() -> ofOther(path)));
  }

  private static AccessRule ofMethod(HandlerMethod method, PathContainer path) {
    Optional<Role> role = DeclaredRoles.of(method);
    if (role.isPresent()) {
      return new AccessRule.Needs(role.get());
    }
    return !Api.includes(path) || Api.isDescription(path.value())
        ? new AccessRule.Open()
        : new AccessRule.Absent();
  }

  /// What is under `/v1` without a controller, such as a router function, declares no role.
  private AccessRule ofOther(PathContainer path) {
    if (Api.includes(path)) {
      return new AccessRule.Absent();
    }
    boolean operations = Api.first(path).equals(actuator.substring(1));
    return operations && !openHealth.contains(path.value())
        ? new AccessRule.Observed()
        : new AccessRule.Open();
  }
}
