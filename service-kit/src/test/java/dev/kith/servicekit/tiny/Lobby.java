package dev.kith.servicekit.tiny;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/// What a service has outside of its API, and a route that somebody forgot to guard.
@RestController
@Configuration(proxyBeanMethods = false)
class Lobby {

  @GetMapping("/hello")
  String hello() {
    return "hello";
  }

  @GetMapping("/{version}/everything")
  String everything() {
    return "everything";
  }

  @Bean
  RouterFunction<ServerResponse> unguarded() {
    return RouterFunctions.route()
        .GET("/v1/unguarded", _ -> ServerResponse.ok().bodyValue("open"))
        .GET("/elsewhere", _ -> ServerResponse.ok().bodyValue("open"))
        .build();
  }
}
