package dev.kith.servicekit.careless;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// A service with an endpoint that declares no role.
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@RestController
public class CarelessService {

  @GetMapping("/v1/secrets")
  String secrets() {
    return "secrets";
  }
}
