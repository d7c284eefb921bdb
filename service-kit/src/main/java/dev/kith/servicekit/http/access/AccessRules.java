package dev.kith.servicekit.http.access;

import dev.kith.servicekit.access.Role;
import java.util.List;
import java.util.Optional;
import org.springframework.http.server.PathContainer;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Finds the rule of a request. It asks the very mappings that will choose its handler, in the same
/// order, so that no spelling of a path is one thing to the rule and another to the handler.
final class AccessRules {

  private final List<HandlerMapping> mappings;
  private final RequestMappingHandlerMapping controllers;
  private final String actuator;
  private final List<String> openHealth;

  /// @param mappings all of them, in the order in which the dispatcher asks them
  /// @param controllers the one of them that knows our controllers
  /// @param actuator the base path of the actuator
  AccessRules(
      List<HandlerMapping> mappings, RequestMappingHandlerMapping controllers, String actuator) {
    this.mappings = List.copyOf(mappings);
    this.controllers = controllers;
    this.actuator = actuator;
    this.openHealth =
        List.of(
            actuator + "/health", actuator + "/health/liveness", actuator + "/health/readiness");
  }

  /// Fails as the mappings do, for example where a path does not know the method.
  Mono<AccessRule> of(ServerWebExchange exchange) {
    PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
    return Flux.fromIterable(mappings)
        .concatMap(
            mapping -> mapping.getHandler(exchange).map(handler -> ruleOf(mapping, handler, path)))
        .next()
        .switchIfEmpty(Mono.fromSupplier(() -> ofOther(path)));
  }

  /// The actuator has methods as handlers too, but they are not ours and declare nothing.
  private AccessRule ruleOf(HandlerMapping mapping, Object handler, PathContainer path) {
    return mapping.equals(controllers) && handler instanceof HandlerMethod method
        ? ofMethod(method, path)
        : ofOther(path);
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
